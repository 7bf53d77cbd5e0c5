import { numberedNames } from '@aloft/acts/servers/numbered-names'
import { countOf, type Draft } from './draft.ts'

/** The act's input of what the form holds; what was left open is absent. */
export function createInputOf(draft: Draft): Record<string, unknown> {
  const { name, region, image, flavor, keyPair, zone, userData } = draft
  const trimmed = name.trim()
  return {
    region,
    names: trimmed === '' ? [] : numberedNames(trimmed, countOf(draft) ?? 1),
    ...(image === '' ? {} : { image }),
    ...(flavor === '' ? {} : { flavor }),
    ...(draft.networks.length === 0 ? {} : { networks: draft.networks }),
    ...(keyPair === '' ? {} : { keyPair }),
    ...(draft.securityGroups.length === 0 ? {} : { securityGroups: draft.securityGroups }),
    ...(zone === '' ? {} : { zone }),
    ...(userData === '' ? {} : { userData }),
    ...(draft.tags.length === 0 ? {} : { tags: draft.tags }),
    ...(Object.keys(draft.metadata).length === 0 ? {} : { metadata: draft.metadata }),
  }
}
