import { defineAct } from '../act.ts'
import { objectActs } from './object-acts.ts'
import {
  copyLines,
  deleteLines,
  deleteObject,
  freeName,
  isCopied,
  moveObject,
  moveWarning,
  objectBlock,
} from './object-call.ts'
import { placeFields, placeInput, placeOf } from './object-place.ts'

/** A copy, and then the deletion of what was copied: Swift has no move. */
export const act = defineAct(objectActs.move, {
  input: placeInput,
  fields: placeFields,
  prompt: ([object]) => `Move ${object?.name ?? ''}`,
  initial: ([object]) => placeOf(object),
  warning: ([object]) => moveWarning(object),
  request: moveObject,
  takeBack: ({ region }, to, answers) =>
    isCopied(answers)
      ? {
          call: deleteObject({ region, ...to }),
          worked: 'The copy was deleted again: it is where it was.',
          stays: `The copy ${to.container}/${to.name} is there, and so is what was copied.`,
        }
      : freeName(region, to),
  equivalents: (object, to) => ({
    cli: [...copyLines(object, to), ...deleteLines(object)].join('\n'),
    terraform: objectBlock(to.container, to.name, {}),
  }),
  describe: ([object], { container, name }) =>
    `Move ${object?.name ?? ''} to ${container}/${name}`,
})
