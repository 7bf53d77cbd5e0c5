import { readRecord, readText } from '@aloft/openstack/json-reader'
import type { Volume } from '@aloft/openstack/volume'
import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { volumeActs } from './volume-acts.ts'
import {
  descriptionField,
  nameField,
  noTerraform,
  volumeCall,
  volumeDescription,
  volumeName,
} from './volume-input.ts'

const input = Type.Object(
  { name: volumeName, description: Type.Optional(volumeDescription) },
  { additionalProperties: false },
)

const isInUse = ({ status }: Volume) => status === 'in-use'

/** https://docs.openstack.org/api-ref/block-storage/v3/#create-a-snapshot */
export const act = defineAct(volumeActs.snapshot, {
  input,
  fields: [nameField, descriptionField],
  initial: ([volume]) => (volume === undefined ? {} : { name: `${volume.name} snapshot` }),
  submit: 'Take the snapshot',
  warning: (volumes) =>
    volumes.some(isInUse)
      ? 'A server has it: what the server has not written yet **is missing** in the snapshot.'
      : undefined,
  request: (volume, { name, description }) => [
    volumeCall(volume, 'POST', '/snapshots', {
      snapshot: {
        volume_id: volume.id,
        name,
        description: description || undefined,
        ...(isInUse(volume) && { force: true }),
      },
    }),
  ],
  equivalents: (volume, { name, description }) => ({
    cli: openstackLine(volume.region, [
      'volume',
      'snapshot',
      'create',
      '--volume',
      volume.id,
      isInUse(volume) && '--force',
      ...(description ? ['--description', description] : []),
      name,
    ]),
    terraform: noTerraform('snapshots'),
  }),
  output: (answers) => {
    const id = readText(readRecord(readRecord(answers.at(-1)).snapshot).id)
    return id === undefined ? undefined : { snapshotId: id }
  },
  describe: (volumes, { name }) =>
    `Take snapshot ${name} of ${subjectNames(volumes, 'volumes')}`,
})
