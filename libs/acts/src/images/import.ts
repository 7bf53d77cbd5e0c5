import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { imageActs } from './image-acts.ts'
import { changedImage, imageCall } from './image-call.ts'
import { imageUrl } from './image-input.ts'

const input = Type.Object({ url: imageUrl }, { additionalProperties: false })

/** The cloud fetches the file itself. https://docs.openstack.org/api-ref/image/v2/#import-an-image */
export const act = defineAct(imageActs.import, {
  input,
  fields: [
    {
      name: 'url',
      label: 'Address of the file',
      kind: 'text',
      required: true,
      placeholder: 'https://cloud.debian.org/images/…/debian-13-generic-amd64.qcow2',
      help: 'The cloud fetches it itself, so it must be reached from there.',
    },
  ],
  prompt: (subjects) => `Fetch a file into ${subjectNames(subjects, 'images')}`,
  submit: 'Import',
  request: (image, { url }) => [
    imageCall(image, 'POST', '/import', { method: { name: 'web-download', uri: url } }),
  ],
  equivalents: (image, { url }) => ({
    cli: openstackLine(image.region, [
      'image',
      'import',
      '--method',
      'web-download',
      '--uri',
      url,
      image.id,
    ]),
    terraform: changedImage(image, { image_source_url: url, web_download: true }),
  }),
  describe: (subjects, { url }) => `Import ${url} into ${subjectNames(subjects, 'images')}`,
})
