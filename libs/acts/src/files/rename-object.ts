import { Type } from 'typebox'
import { defineAct } from '../act.ts'
import { objectName } from './file-input.ts'
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

/** A copy under the new name, and then the deletion of the old one: Swift has no renaming. */
export const act = defineAct(objectActs.rename, {
  input: Type.Object({ name: objectName }, { additionalProperties: false }),
  fields: [
    {
      name: 'name',
      label: 'New name',
      kind: 'text',
      required: true,
      help: 'With its folders: summer/beach.jpg',
    },
  ],
  prompt: ([object]) => `Rename ${object?.name ?? ''}`,
  initial: ([object]) => (object === undefined ? {} : { name: object.name }),
  warning: ([object]) => moveWarning(object),
  request: (object, { name }) => moveObject(object, { container: object.container, name }),
  takeBack: ({ region, container }, { name }, answers) =>
    isCopied(answers)
      ? {
          call: deleteObject({ region, container, name }),
          worked: 'It has its old name again.',
          stays: `It is there under both names.`,
        }
      : freeName(region, { container, name }),
  equivalents: (object, { name }) => ({
    cli: [
      ...copyLines(object, { container: object.container, name }),
      ...deleteLines(object),
    ].join('\n'),
    terraform: objectBlock(object.container, name, {}),
  }),
  describe: ([object], { name }) => `Rename ${object?.name ?? ''} to ${name}`,
})
