import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { objectActs } from './object-acts.ts'
import { leftBehind } from './left-behind.ts'
import { deleteLines, deleteObject } from './object-call.ts'

/** https://docs.openstack.org/api-ref/object-store/#delete-object */
export const act = defineAct(objectActs.delete, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: (objects) => `Delete ${subjectNames(objects, 'objects')}?`,
  warning: ([object]) =>
    `It is **gone for good**${object?.isLarge === true ? ', with all of its segments' : ''}.`,
  request: (object) => [
    deleteObject(object, object.isLarge ? '?multipart-manifest=delete' : ''),
  ],
  equivalents: (object) => ({
    cli: deleteLines(object).join('\n'),
    terraform: {
      reason:
        "Remove the object's block from the configuration; the next terraform apply deletes it.",
    },
  }),
  leaves: leftBehind,
  describe: (objects) => `Delete ${subjectNames(objects, 'objects')}`,
})
