import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { imageActs } from './image-acts.ts'
import { imageCall, imageLine } from './image-call.ts'

/** https://docs.openstack.org/api-ref/image/v2/#delete-image */
export const act = defineAct(imageActs.delete, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: (subjects) => `Delete ${subjectNames(subjects, 'images')}?`,
  submit: 'Delete for good',
  warning: (subjects) =>
    subjects.length === 1
      ? 'Its bytes are **destroyed for good**. Servers that were made from it run on, but can not be rebuilt from it.'
      : 'Their bytes are **destroyed for good**. Servers that were made from them run on, but can not be rebuilt from them.',
  confirmByName: (subjects) => subjects.length > 1,
  request: (image) => [imageCall(image, 'DELETE')],
  equivalents: (image) => ({
    cli: imageLine(image, 'delete'),
    terraform: {
      reason:
        "Remove the image's block from the configuration; the next terraform apply deletes it.",
    },
  }),
  describe: (subjects) => `Delete ${subjectNames(subjects, 'images')}`,
})
