import { defineAct, subjectNames } from '../act.ts'
import { anyCopy } from './any-copy.ts'
import { intoFields, intoInput, intoWords, mayGoInto, placeInto } from './into-folder.ts'
import { objectActs } from './object-acts.ts'

/** https://docs.openstack.org/api-ref/object-store/#copy-object, one by one. */
export const act = defineAct(objectActs.copyInto, {
  input: intoInput,
  fields: intoFields,
  submit: 'Copy',
  prompt: (objects) => `Copy ${subjectNames(objects, 'objects')}`,
  allows: mayGoInto,
  request: (object, into) => anyCopy.request(object, placeInto(object, into)),
  followUp: (object, into, answers) =>
    anyCopy.followUp(object, placeInto(object, into), answers),
  callsAtMost: anyCopy.callsAtMost,
  takeBack: (object, into, answers) =>
    anyCopy.takeBack(object, placeInto(object, into), answers),
  equivalents: (object, into) => anyCopy.equivalents(object, placeInto(object, into)),
  describe: (objects, into) =>
    `Copy ${subjectNames(objects, 'objects')} to ${intoWords(into)}`,
})
