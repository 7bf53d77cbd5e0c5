import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { snapshotActs } from './volume-acts.ts'
import { noTerraform, volumeCall } from './volume-input.ts'

/** https://docs.openstack.org/api-ref/block-storage/v3/#delete-a-snapshot */
export const act = defineAct(snapshotActs.delete, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: (snapshots) => `Delete ${subjectNames(snapshots, 'snapshots')}?`,
  submit: 'Delete for good',
  warning: () =>
    'Nobody can go back to that moment any more. The volume, and volumes made from the snapshot, are **kept**.',
  confirmByName: (snapshots) => snapshots.length > 1,
  request: (snapshot) => [
    volumeCall(snapshot, 'DELETE', `/snapshots/${encodeURIComponent(snapshot.id)}`),
  ],
  equivalents: (snapshot) => ({
    cli: openstackLine(snapshot.region, ['volume', 'snapshot', 'delete', snapshot.id]),
    terraform: noTerraform('snapshots'),
  }),
  describe: (snapshots) =>
    `Delete ${snapshots.length === 1 ? 'snapshot ' : ''}${subjectNames(snapshots, 'snapshots')}`,
})
