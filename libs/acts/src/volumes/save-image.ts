import { readRecord, readText } from '@aloft/openstack/json-reader'
import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { volumeActs } from './volume-acts.ts'
import { volumeAction, volumeName } from './volume-input.ts'

const formats = [
  { value: 'raw', label: 'Raw' },
  { value: 'qcow2', label: 'QCOW2', help: 'Smaller: holes are left out.' },
] as const

const input = Type.Object(
  { name: volumeName, format: Type.Enum(['raw', 'qcow2']) },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/block-storage/v3/#upload-volume-to-image */
export const act = defineAct(volumeActs.saveImage, {
  input,
  fields: [
    { name: 'name', label: 'Name of the image', kind: 'text', required: true },
    {
      name: 'format',
      label: 'Format',
      kind: 'choice',
      options: formats,
      required: true,
    },
  ],
  initial: ([volume]) => ({
    format: 'raw' as const,
    ...(volume === undefined ? {} : { name: `${volume.name} image` }),
  }),
  submit: 'Save image',
  request: (volume, { name, format }) => [
    volumeAction(volume, {
      'os-volume_upload_image': {
        image_name: name,
        disk_format: format,
        container_format: 'bare',
        force: false,
      },
    }),
  ],
  equivalents: (volume, { name, format }) => ({
    cli: openstackLine(volume.region, [
      'image',
      'create',
      '--volume',
      volume.id,
      '--disk-format',
      format,
      name,
    ]),
    terraform: { reason: 'Terraform makes no image of a volume.' },
  }),
  output: (answers) => {
    const upload = readRecord(readRecord(answers.at(-1))['os-volume_upload_image'])
    const imageId = readText(upload.image_id)
    return imageId === undefined ? undefined : { imageId }
  },
  settles: { busy: ['uploading'], done: ['available'] },
  describe: (volumes, { name }) =>
    `Save ${subjectNames(volumes, 'volumes')} as image ${name}`,
})
