import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { backupActs } from './volume-acts.ts'
import { noTerraform, volumeCall } from './volume-input.ts'

/** https://docs.openstack.org/api-ref/block-storage/v3/#delete-a-backup */
export const act = defineAct(backupActs.delete, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: (backups) => `Delete ${subjectNames(backups, 'backups')}?`,
  submit: 'Delete for good',
  warning: () =>
    'What it holds is **destroyed for good**, also when the volume is gone already.',
  confirmByName: (backups) => backups.length > 1,
  request: (backup) => [
    volumeCall(backup, 'DELETE', `/backups/${encodeURIComponent(backup.id)}`),
  ],
  equivalents: (backup) => ({
    cli: openstackLine(backup.region, ['volume', 'backup', 'delete', backup.id]),
    terraform: noTerraform('backups'),
  }),
  describe: (backups) =>
    `Delete ${backups.length === 1 ? 'backup ' : ''}${subjectNames(backups, 'backups')}`,
})
