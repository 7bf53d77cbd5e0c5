import { defineAct, subjectNames } from '../act.ts'
import { anyMove } from './any-move.ts'
import { intoFields, intoInput, intoWords, mayGoInto, placeInto } from './into-folder.ts'
import { objectActs } from './object-acts.ts'
import { moveWarning } from './object-call.ts'

/** Each into the folder, one by one. */
export const act = defineAct(objectActs.moveInto, {
  input: intoInput,
  fields: intoFields,
  submit: 'Move',
  prompt: (objects) => `Move ${subjectNames(objects, 'objects')}`,
  warning: (objects) => moveWarning(objects.find(({ isLarge }) => isLarge)),
  allows: mayGoInto,
  request: (object, into) => anyMove.request(object, placeInto(object, into)),
  takeBack: (object, into, answers) =>
    anyMove.takeBack(object, placeInto(object, into), answers),
  equivalents: (object, into) => anyMove.equivalents(object, placeInto(object, into)),
  describe: (objects, into) =>
    `Move ${subjectNames(objects, 'objects')} to ${intoWords(into)}`,
})
