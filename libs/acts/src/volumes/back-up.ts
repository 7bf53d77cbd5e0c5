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
  {
    name: volumeName,
    description: Type.Optional(volumeDescription),
    /** Only what changed since the last backup. */
    incremental: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

const isInUse = ({ status }: Volume) => status === 'in-use'

/** https://docs.openstack.org/api-ref/block-storage/v3/#create-a-backup */
export const act = defineAct(volumeActs.backUp, {
  input,
  fields: [
    nameField,
    {
      name: 'incremental',
      label: 'Only what changed since the last backup',
      kind: 'flag',
      help: 'Quicker and smaller; needs a backup of this volume, which then has to stay.',
    },
    descriptionField,
  ],
  initial: ([volume]) => (volume === undefined ? {} : { name: `${volume.name} backup` }),
  submit: 'Back up',
  warning: (volumes) =>
    volumes.some(isInUse)
      ? 'A server has it: what the server has not written yet **is missing** in the backup.'
      : undefined,
  request: (volume, { name, description, incremental }) => [
    volumeCall(volume, 'POST', '/backups', {
      backup: {
        volume_id: volume.id,
        name,
        description: description || undefined,
        incremental: incremental === true,
        force: isInUse(volume),
      },
    }),
  ],
  equivalents: (volume, { name, description, incremental }) => ({
    cli: openstackLine(volume.region, [
      'volume',
      'backup',
      'create',
      '--name',
      name,
      ...(description ? ['--description', description] : []),
      incremental === true && '--incremental',
      isInUse(volume) && '--force',
      volume.id,
    ]),
    terraform: noTerraform('backups'),
  }),
  output: (answers) => {
    const id = readText(readRecord(readRecord(answers.at(-1)).backup).id)
    return id === undefined ? undefined : { backupId: id }
  },
  settles: { busy: ['backing-up'], done: ['available', 'in-use'] },
  describe: (volumes, { name }) => `Back up ${subjectNames(volumes, 'volumes')} as ${name}`,
})
