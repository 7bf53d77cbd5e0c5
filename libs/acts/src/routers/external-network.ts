import type { Subject } from '../act.ts'

/** Of networks only those that lead out of the cloud; others are left out of the choice. */
export function leadsOut(network: Subject): true | string {
  return 'external' in network && network.external === true ? true : ''
}
