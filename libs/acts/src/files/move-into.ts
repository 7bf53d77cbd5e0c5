import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { intoFields, intoInput, intoWords, mayGoInto, placeInto } from './into-folder.ts'
import { objectActs } from './object-acts.ts'
import {
  copyLines,
  copyObject,
  deleteObject,
  freeName,
  isCopied,
  objectBlock,
} from './object-call.ts'

/** A copy of each, and then the deletion of what was copied: Swift has no move. */
export const act = defineAct(objectActs.moveInto, {
  input: intoInput,
  fields: intoFields,
  submit: 'Move',
  prompt: (objects) => `Move ${subjectNames(objects, 'objects')}`,
  allows: mayGoInto,
  request: (object, into) => [
    ...copyObject(object, placeInto(object, into)),
    deleteObject(object),
  ],
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
      cli: [
        ...copyLines(object, to),
        openstackLine(object.region, ['object', 'delete', object.container, object.name]),
      ].join('\n'),
      terraform: objectBlock(to.container, to.name, {}),
    }
  },
  describe: (objects, into) =>
    `Move ${subjectNames(objects, 'objects')} to ${intoWords(into)}`,
})
