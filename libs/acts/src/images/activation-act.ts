import { Type } from 'typebox'
import { defineAct, subjectNames, type ActHead } from '../act.ts'
import type { ImageSubject } from './image-acts.ts'
import { imageCall, imageLine } from './image-call.ts'

/** https://docs.openstack.org/api-ref/image/v2/#deactivate-image */
export const activationAct = (
  head: ActHead<ImageSubject>,
  {
    action,
    option,
    warning,
  }: {
    readonly action: 'deactivate' | 'reactivate'
    readonly option: '--deactivate' | '--activate'
    readonly warning?: string
  },
) =>
  defineAct(head, {
    input: Type.Object({}, { additionalProperties: false }),
    fields: [],
    prompt: (subjects) => `${head.title} ${subjectNames(subjects, 'images')}?`,
    warning: () => warning,
    request: (image) => [imageCall(image, 'POST', `/actions/${action}`)],
    equivalents: (image) => ({
      cli: imageLine(image, 'set', [option]),
      terraform: { reason: `The OpenStack provider can not ${action} an image.` },
    }),
    describe: (subjects) => `${head.title} ${subjectNames(subjects, 'images')}`,
  })
