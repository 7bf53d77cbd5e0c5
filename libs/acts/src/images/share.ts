import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { imageActs } from './image-acts.ts'
import { imageCall } from './image-call.ts'
import { projectId } from './image-input.ts'

const input = Type.Object({ project: projectId }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/image/v2/#create-image-member */
export const act = defineAct(imageActs.share, {
  input,
  fields: [
    {
      name: 'project',
      label: 'Project ID',
      kind: 'text',
      required: true,
      help: 'Of the other project: it then sees the image, and accepts or rejects it.',
    },
  ],
  prompt: (subjects) => `Share ${subjectNames(subjects, 'images')} with a project`,
  submit: 'Share',
  request: (image, { project }) => [
    imageCall(image, 'POST', '/members', { member: project }),
  ],
  equivalents: (image, { project }) => ({
    cli: openstackLine(image.region, ['image', 'add', 'project', image.id, project]),
    terraform: {
      code: hclBlock(
        `resource "openstack_images_image_access_v2" "${resourceName(image.name)}"`,
        { image_id: image.id, member_id: project },
      ),
    },
  }),
  describe: (subjects, { project }) =>
    `Share ${subjectNames(subjects, 'images')} with project ${project}`,
})
