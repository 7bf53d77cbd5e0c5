import type { Cloud } from '../core/cloud.ts'

/** The `links` of a list; Keystone pages none of its own. */
export function linksOf(cloud: Cloud, path: string) {
  return { next: null, self: `${cloud.identityUrl}/v3/${path}`, previous: null }
}
