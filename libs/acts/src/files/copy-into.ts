import { defineAct, subjectNames } from '../act.ts'
import { intoFields, intoInput, intoWords, mayGoInto, placeInto } from './into-folder.ts'
import { objectActs } from './object-acts.ts'
import { copyLines, copyObject, freeName, objectBlock } from './object-call.ts'

/** https://docs.openstack.org/api-ref/object-store/#copy-object, one by one. */
export const act = defineAct(objectActs.copyInto, {
  input: intoInput,
  fields: intoFields,
  submit: 'Copy',
  prompt: (objects) => `Copy ${subjectNames(objects, 'objects')}`,
  allows: mayGoInto,
  request: (object, into) => copyObject(object, placeInto(object, into)),
  takeBack: (object, into) => freeName(object.region, placeInto(object, into)),
  equivalents: (object, into) => {
    const to = placeInto(object, into)
    return {
      cli: copyLines(object, to).join('\n'),
      terraform: objectBlock(to.container, to.name, {
        copy_from: `/${object.container}/${object.name}`,
      }),
    }
  },
  describe: (objects, into) =>
    `Copy ${subjectNames(objects, 'objects')} to ${intoWords(into)}`,
})
