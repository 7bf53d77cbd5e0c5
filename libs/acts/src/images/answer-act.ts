import { Type } from 'typebox'
import { defineAct, subjectNames, type ActHead } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import type { ImageSubject } from './image-acts.ts'
import { imageCall, imageLine } from './image-call.ts'
import { projectId } from './image-input.ts'

const input = Type.Object(
  {
    /** The answering project's id: the members of an image are known by it. */
    project: projectId,
  },
  { additionalProperties: false },
)

/**
 * The answer to what another project offers.
 * https://docs.openstack.org/api-ref/image/v2/#update-image-member
 */
export const answerAct = (
  head: ActHead<ImageSubject>,
  words: {
    readonly status: 'accepted' | 'rejected'
    readonly option: '--accept' | '--reject'
    readonly warning: string
  },
) =>
  defineAct(head, {
    input,
    // Nobody is asked who they are: the page knows.
    fields: [],
    warning: () => words.warning,
    request: (image, { project }) => [
      imageCall(image, 'PUT', `/members/${encodeURIComponent(project)}`, {
        status: words.status,
      }),
    ],
    equivalents: (image) => ({
      cli: imageLine(image, 'set', [words.option]),
      terraform: {
        code: hclBlock(
          `resource "openstack_images_image_access_accept_v2" "${resourceName(image.name)}"`,
          { image_id: image.id, status: words.status },
        ),
      },
    }),
    describe: (subjects) => `${head.title} ${subjectNames(subjects, 'images')}`,
  })
