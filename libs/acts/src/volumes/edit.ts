import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { volumeActs } from './volume-acts.ts'
import {
  changedVolume,
  descriptionField,
  nameField,
  volumeCall,
  volumeDescription,
  volumeName,
} from './volume-input.ts'

const input = Type.Object(
  { name: volumeName, description: Type.Optional(volumeDescription) },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/block-storage/v3/#update-a-volume */
export const act = defineAct(volumeActs.edit, {
  input,
  fields: [nameField, descriptionField],
  initial: ([volume]) =>
    volume === undefined
      ? {}
      : { name: volume.name, description: volume.description ?? '' },
  submit: 'Save',
  request: (volume, { name, description = '' }) => [
    volumeCall(volume, 'PUT', `/volumes/${encodeURIComponent(volume.id)}`, {
      volume: { name, description },
    }),
  ],
  equivalents: (volume, { name, description = '' }) => ({
    cli: openstackLine(volume.region, [
      'volume',
      'set',
      '--name',
      name,
      '--description',
      description,
      volume.id,
    ]),
    terraform: changedVolume(volume, { name, description }),
  }),
  describe: (volumes, { name }) =>
    volumes[0]?.name === name
      ? `Describe volume ${name}`
      : `Rename ${subjectNames(volumes, 'volumes')} to ${name}`,
})
