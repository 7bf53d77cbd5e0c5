import { defineAct } from '../act.ts'
import { copiesSegments, largeCopy } from './large-copy.ts'
import { objectActs } from './object-acts.ts'
import { copyLines, copyObject, freeName, objectBlock } from './object-call.ts'
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
  request: (object, to) =>
    copiesSegments(object) ? largeCopy.begin(object, to) : copyObject(object, to),
  followUp: (object, to, answers) =>
    copiesSegments(object) ? largeCopy.goOn(object, to, answers) : [],
  callsAtMost: (object) => (copiesSegments(object) ? largeCopy.callsAtMost : 0),
  takeBack: (object, to, answers) =>
    copiesSegments(object)
      ? largeCopy.takeBack(object, to, answers)
      : freeName(object.region, to),
  equivalents: (object, to) => ({
    cli: copyLines(object, to).join('\n'),
    terraform: objectBlock(to.container, to.name, {
      copy_from: `/${object.container}/${object.name}`,
    }),
  }),
  describe: ([object], { container, name }) =>
    `Copy ${object?.name ?? ''} to ${container}/${name}`,
})
