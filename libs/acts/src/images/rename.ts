import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { imageActs } from './image-acts.ts'
import { changedImage, imageLine, patchCall } from './image-call.ts'
import { imageName } from './image-input.ts'

const input = Type.Object({ name: imageName }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/image/v2/#update-image */
export const act = defineAct(imageActs.rename, {
  input,
  fields: [{ name: 'name', label: 'Name', kind: 'text', required: true }],
  initial: ([image]) => (image === undefined ? {} : { name: image.name }),
  request: (image, { name }) => [
    patchCall(image, [{ op: 'replace', name: 'name', value: name }]),
  ],
  equivalents: (image, { name }) => ({
    cli: imageLine(image, 'set', ['--name', name]),
    terraform: changedImage(image, { name }),
  }),
  describe: (subjects, { name }) => `Rename ${subjectNames(subjects, 'images')} to ${name}`,
})
