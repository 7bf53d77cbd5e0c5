import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { imageActs } from './image-acts.ts'
import { imageCall } from './image-call.ts'
import { projectId } from './image-input.ts'

const input = Type.Object({ project: projectId }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/image/v2/#delete-image-member */
export const act = defineAct(imageActs.unshare, {
  input,
  fields: [{ name: 'project', label: 'Project ID', kind: 'text', required: true }],
  prompt: (subjects) => `Stop sharing ${subjectNames(subjects, 'images')}?`,
  submit: 'Stop sharing',
  warning: () =>
    'The other project **can make no more servers** from it. Those that it has made run on, but can not be rebuilt from it.',
  request: (image, { project }) => [
    imageCall(image, 'DELETE', `/members/${encodeURIComponent(project)}`),
  ],
  equivalents: (image, { project }) => ({
    cli: openstackLine(image.region, ['image', 'remove', 'project', image.id, project]),
    terraform: {
      reason:
        'Remove the block openstack_images_image_access_v2 of that project; the next terraform apply ends the sharing.',
    },
  }),
  describe: (subjects, { project }) =>
    `Stop sharing ${subjectNames(subjects, 'images')} with project ${project}`,
})
