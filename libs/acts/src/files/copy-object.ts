import { defineAct } from '../act.ts'
import { anyCopy } from './any-copy.ts'
import { copiesSegments } from './large-copy.ts'
import { objectActs } from './object-acts.ts'
import { placeFields, placeInput, placeOf } from './object-place.ts'

/**
 * A copy needs nothing of what was copied: either may be deleted, with its segments.
 * https://docs.openstack.org/api-ref/object-store/#copy-object
 */
export const act = defineAct(objectActs.copy, {
  input: placeInput,
  fields: placeFields,
  prompt: ([object]) => `Copy ${object?.name ?? ''}`,
  initial: ([object]) => placeOf(object),
  warning([object]) {
    if (object?.isLarge !== true) return undefined
    const what = copiesSegments(object) ? 'each of them is' : 'all of its bytes are'
    return `It is made of segments, and ${what} **copied**: that takes a while.`
  },
  ...anyCopy,
  describe: ([object], { container, name }) =>
    `Copy ${object?.name ?? ''} to ${container}/${name}`,
})
