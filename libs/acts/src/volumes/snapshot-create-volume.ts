import { available, unavailable } from '@aloft/openstack/availability'
import { readRecord, readText } from '@aloft/openstack/json-reader'
import { Type } from 'typebox'
import { defineAct } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { snapshotActs } from './volume-acts.ts'
import { nameField, volumeCall, volumeName, volumeSize } from './volume-input.ts'

const input = Type.Object(
  { name: volumeName, size: volumeSize },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/block-storage/v3/#create-a-volume */
export const act = defineAct(snapshotActs.createVolume, {
  input,
  fields: [
    nameField,
    { name: 'size', label: 'Size', kind: 'number', unit: 'GB', minimum: 1, required: true },
  ],
  initial: ([snapshot]) =>
    snapshot === undefined
      ? {}
      : { name: `${snapshot.name} volume`, size: snapshot.sizeGigabytes },
  submit: 'Create volume',
  allows: (snapshot, { size }) =>
    size < snapshot.sizeGigabytes
      ? unavailable(
          `It holds ${snapshot.sizeGigabytes} GB: the volume must have that much.`,
        )
      : available,
  request: (snapshot, { name, size }) => [
    volumeCall(snapshot, 'POST', '/volumes', {
      volume: { name, size, snapshot_id: snapshot.id },
    }),
  ],
  equivalents: (snapshot, { name, size }) => ({
    cli: openstackLine(snapshot.region, [
      'volume',
      'create',
      '--size',
      String(size),
      '--snapshot',
      snapshot.id,
      name,
    ]),
    terraform: {
      code: hclBlock(
        `resource "openstack_blockstorage_volume_v3" "${resourceName(name)}"`,
        { name, region: snapshot.region, size, snapshot_id: snapshot.id },
      ),
    },
  }),
  output: (answers) => {
    const id = readText(readRecord(readRecord(answers.at(-1)).volume).id)
    return id === undefined ? undefined : { volumeId: id }
  },
  describe: ([snapshot], { name }) =>
    `Create volume ${name} from snapshot ${snapshot?.name ?? ''}`,
})
