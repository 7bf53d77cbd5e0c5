import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { imageActs } from './image-acts.ts'
import { changedImage, imageLine, patchCall } from './image-call.ts'
import { imageTags } from './image-input.ts'

const input = Type.Object({ tags: imageTags }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/image/v2/#update-image */
export const act = defineAct(imageActs.editTags, {
  input,
  fields: [{ name: 'tags', label: 'Tags', kind: 'tags', required: true }],
  initial: ([image]) => ({ tags: [...(image?.tags ?? [])] }),
  prompt: (subjects) => `Edit tags of ${subjectNames(subjects, 'images')}`,
  submit: 'Save tags',
  request: (image, { tags }) => [
    patchCall(image, [{ op: 'replace', name: 'tags', value: tags }]),
  ],
  equivalents: (image, { tags }) => {
    const gone = image.tags.filter((tag) => !tags.includes(tag))
    const added = tags.filter((tag) => !image.tags.includes(tag))
    const words = (list: readonly string[]) => list.flatMap((tag) => ['--tag', tag])
    return {
      cli: [
        ...(gone.length > 0 ? [imageLine(image, 'unset', words(gone))] : []),
        ...(added.length > 0 ? [imageLine(image, 'set', words(added))] : []),
      ].join('\n'),
      terraform: changedImage(image, { tags }),
    }
  },
  describe: (subjects) => `Edit tags of ${subjectNames(subjects, 'images')}`,
})
