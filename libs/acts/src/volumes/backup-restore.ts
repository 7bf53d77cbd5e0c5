import { readRecord, readText } from '@aloft/openstack/json-reader'
import { volumeCan, type VolumeInState } from '@aloft/openstack/volume-states'
import { available, unavailable } from '@aloft/openstack/availability'
import { Type } from 'typebox'
import { defineAct, subjectNames, type Subject } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { cloudId } from '../server-input.ts'
import { backupActs } from './volume-acts.ts'
import { noTerraform, volumeCall, volumeName } from './volume-input.ts'

const input = Type.Object(
  {
    /** A volume to write over; a new one is made where there is none. */
    volume: Type.Optional(cloudId),
    /** Of the new volume. */
    name: Type.Optional(volumeName),
  },
  { additionalProperties: false },
)

/** A volume of the list that can be written over, or why not. */
function offered(item: Subject): true | string {
  // Safe: the field lists volumes, and those are in a state.
  const answer = volumeCan.restoreInto(item as Subject & VolumeInState)
  return answer.can || answer.reason
}

/** https://docs.openstack.org/api-ref/block-storage/v3/#restore-a-backup */
export const act = defineAct(backupActs.restore, {
  input,
  fields: [
    { name: 'name', label: 'Name of the new volume', kind: 'text' },
    {
      name: 'volume',
      label: 'Or write it over a volume',
      kind: 'resource',
      of: 'volume',
      where: offered,
      help: 'It must be free, and at least as large as the backup.',
    },
  ],
  initial: ([backup]) => (backup === undefined ? {} : { name: `${backup.name} restored` }),
  submit: 'Restore',
  warning: (_backups, { volume }) =>
    volume === undefined
      ? undefined
      : 'Everything on that volume is **overwritten** by the backup.',
  allows: (_backup, { volume, name }) =>
    volume === undefined && name === undefined
      ? unavailable('Name the new volume, or choose one to write over.')
      : available,
  request: (backup, { volume, name }) => [
    volumeCall(backup, 'POST', `/backups/${encodeURIComponent(backup.id)}/restore`, {
      restore: volume === undefined ? { name } : { volume_id: volume },
    }),
  ],
  equivalents: (backup, { volume, name }) => ({
    cli: openstackLine(backup.region, [
      'volume',
      'backup',
      'restore',
      volume !== undefined && '--force',
      backup.id,
      volume ?? name,
    ]),
    terraform: noTerraform('backups'),
  }),
  output: (answers) => {
    const id = readText(readRecord(readRecord(answers.at(-1)).restore).volume_id)
    return id === undefined ? undefined : { volumeId: id }
  },
  settles: { busy: ['restoring'], done: ['available'] },
  describe: (backups) => `Restore ${subjectNames(backups, 'backups')}`,
})
