import { available, unavailable } from '@aloft/openstack/availability'
import { readRecord, readText } from '@aloft/openstack/json-reader'
import { defineAct } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { createVolumeInput, type CreateVolumeInput } from './create-input.ts'
import { volumeActs } from './volume-acts.ts'
import { descriptionField, nameField, volumeCall } from './volume-input.ts'

const sourcesOf = ({ image, snapshot, volume }: CreateVolumeInput) =>
  [image, snapshot, volume].filter((source) => source !== undefined)

const given = (metadata: CreateVolumeInput['metadata']) =>
  metadata !== undefined && Object.keys(metadata).length > 0 ? metadata : undefined

/** https://docs.openstack.org/api-ref/block-storage/v3/#create-a-volume */
export const act = defineAct(volumeActs.create, {
  input: createVolumeInput,
  fields: [
    { name: 'region', label: 'Region', kind: 'region', required: true },
    nameField,
    { name: 'size', label: 'Size', kind: 'number', unit: 'GB', minimum: 1, required: true },
    { name: 'type', label: 'Type', kind: 'volumeType' },
    { name: 'image', label: 'Image', kind: 'image' },
    { name: 'snapshot', label: 'Snapshot', kind: 'resource', of: 'snapshot' },
    { name: 'volume', label: 'Volume', kind: 'resource', of: 'volume' },
    { name: 'zone', label: 'Availability zone', kind: 'zone' },
    descriptionField,
    { name: 'metadata', label: 'Metadata', kind: 'metadata' },
  ],
  allows: (_subject, input) =>
    sourcesOf(input).length > 1
      ? unavailable('Copy from an image, a snapshot or a volume, not from several.')
      : available,
  request: (_subject, input) => [
    volumeCall(input, 'POST', '/volumes', {
      volume: {
        name: input.name,
        description: input.description || undefined,
        size: input.size,
        volume_type: input.type,
        availability_zone: input.zone,
        imageRef: input.image,
        snapshot_id: input.snapshot,
        source_volid: input.volume,
        metadata: given(input.metadata),
      },
    }),
  ],
  equivalents: (_subject, input) => ({
    cli: createLine(input),
    terraform: {
      code: hclBlock(
        `resource "openstack_blockstorage_volume_v3" "${resourceName(input.name)}"`,
        {
          name: input.name,
          description: input.description || undefined,
          region: input.region,
          size: input.size,
          volume_type: input.type,
          availability_zone: input.zone,
          image_id: input.image,
          snapshot_id: input.snapshot,
          source_vol_id: input.volume,
          metadata: given(input.metadata),
        },
      ),
    },
  }),
  madeId: (answers) => readText(readRecord(readRecord(answers.at(-1)).volume).id),
  settles: { busy: ['creating', 'downloading'], done: ['available', 'error'] },
  describe: (_subjects, { name, region }, regionName) =>
    `Create volume ${name} in ${regionName(region)}`,
})

function createLine(input: CreateVolumeInput): string {
  const option = (name: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [name, value]
  const properties = Object.entries(input.metadata ?? {}).flatMap(([key, value]) => [
    '--property',
    `${key}=${value}`,
  ])
  return openstackLine(input.region, [
    'volume',
    'create',
    '--size',
    String(input.size),
    ...option('--type', input.type),
    ...option('--image', input.image),
    ...option('--snapshot', input.snapshot),
    ...option('--source', input.volume),
    ...option('--availability-zone', input.zone),
    ...option('--description', input.description),
    ...properties,
    input.name,
  ])
}
