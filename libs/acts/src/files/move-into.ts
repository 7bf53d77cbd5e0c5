import { defineAct, subjectNames } from '../act.ts'
import { intoFields, intoInput, intoWords, mayGoInto, placeInto } from './into-folder.ts'
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

/** A copy of each, and then the deletion of what was copied: Swift has no move. */
export const act = defineAct(objectActs.moveInto, {
  input: intoInput,
  fields: intoFields,
  submit: 'Move',
  prompt: (objects) => `Move ${subjectNames(objects, 'objects')}`,
  allows: mayGoInto,
  warning: (objects) => moveWarning(objects.find(({ isLarge }) => isLarge)),
  request: (object, into) => moveObject(object, placeInto(object, into)),
  takeBack: (object, into, answers) => {
    const to = placeInto(object, into)
    return isCopied(answers)
      ? {
          call: deleteObject({ region: object.region, ...to }),
          worked: 'The copy was deleted again: it is where it was.',
          stays: `The copy ${to.container}/${to.name} is there, and so is what was copied.`,
        }
      : freeName(object.region, to)
  },
  equivalents: (object, into) => {
    const to = placeInto(object, into)
    return {
      cli: [...copyLines(object, to), ...deleteLines(object)].join('\n'),
      terraform: objectBlock(to.container, to.name, {}),
    }
  },
  describe: (objects, into) =>
    `Move ${subjectNames(objects, 'objects')} to ${intoWords(into)}`,
})
