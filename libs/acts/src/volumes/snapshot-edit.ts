import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { snapshotActs } from './volume-acts.ts'
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

/** https://docs.openstack.org/api-ref/block-storage/v3/#update-a-snapshot */
export const act = defineAct(snapshotActs.edit, {
  input,
  fields: [nameField, descriptionField],
  initial: ([snapshot]) =>
    snapshot === undefined
      ? {}
      : { name: snapshot.name, description: snapshot.description ?? '' },
  submit: 'Save',
  request: (snapshot, { name, description = '' }) => [
    volumeCall(snapshot, 'PUT', `/snapshots/${encodeURIComponent(snapshot.id)}`, {
      snapshot: { name, description },
    }),
  ],
  equivalents: (snapshot, { name, description = '' }) => ({
    cli: openstackLine(snapshot.region, [
      'volume',
      'snapshot',
      'set',
      '--name',
      name,
      '--description',
      description,
      snapshot.id,
    ]),
    terraform: noTerraform('snapshots'),
  }),
  describe: (snapshots, { name }) =>
    `Rename ${subjectNames(snapshots, 'snapshots')} to ${name}`,
})
