import type { FastifyRequest } from 'fastify'
import { projectOf } from '../core/caller.ts'
import type { Region } from '../core/region.ts'

export interface Link {
  readonly rel: string
  readonly href: string
}

/** Cinder names the project in links when the request's own path did. */
function pathOf(request: FastifyRequest): string {
  const projectId = projectOf(request)
  return request.url.includes(`/v3/${projectId}`) ? `${projectId}/` : ''
}

/** The `links` of a resource: `self` under the version, `bookmark` without it. */
export function linksOf(
  { url }: Region,
  request: FastifyRequest,
  collection: string,
  id: string,
): Link[] {
  const path = `${pathOf(request)}${collection}/${id}`
  return [
    { rel: 'self', href: `${url}/volume/v3/${path}` },
    { rel: 'bookmark', href: `${url}/volume/${path}` },
  ]
}

/** The link to the page after this one: the same query with another marker. */
export function nextLink(
  { url }: Region,
  request: FastifyRequest,
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  marker: string,
): Link[] {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...query, marker })) {
    if (value !== undefined) parameters.set(key, value)
  }
  const href = `${url}/volume/v3/${pathOf(request)}${path}?${parameters}`
  return [{ rel: 'next', href }]
}
