import { available, unavailable } from '@aloft/openstack/availability'
import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { volumeActs } from './volume-acts.ts'
import { changedVolume, volumeAction, volumeTypeName } from './volume-input.ts'

const input = Type.Object(
  {
    type: volumeTypeName,
    /** Whether its data may be moved to another storage, which takes long. */
    migrate: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/block-storage/v3/#retype-a-volume */
export const act = defineAct(volumeActs.changeType, {
  input,
  fields: [
    { name: 'type', label: 'New type', kind: 'volumeType', required: true },
    {
      name: 'migrate',
      label: 'Move its data when the new type lies on another storage',
      kind: 'flag',
      help: 'Otherwise the change is refused then.',
    },
  ],
  initial: () => ({ migrate: true }),
  prompt: (volumes) => `Change the type of ${subjectNames(volumes, 'volumes')}`,
  warning: (_volumes, { migrate }) =>
    migrate === true
      ? 'Moving a large volume **takes long**; it can be used meanwhile, but not extended, copied or detached.'
      : undefined,
  allows: (volume, { type }) =>
    volume.type === type ? unavailable(`It is of type ${type} already.`) : available,
  request: (volume, { type, migrate }) => [
    volumeAction(volume, {
      'os-retype': {
        new_type: type,
        migration_policy: migrate === true ? 'on-demand' : 'never',
      },
    }),
  ],
  equivalents: (volume, { type, migrate }) => ({
    cli: openstackLine(volume.region, [
      'volume',
      'set',
      '--type',
      type,
      '--retype-policy',
      migrate === true ? 'on-demand' : 'never',
      volume.id,
    ]),
    terraform: changedVolume(volume, {
      volume_type: type,
      volume_retype_policy: migrate === true ? 'on-demand' : 'never',
    }),
  }),
  settles: { busy: ['retyping'], done: ['available', 'in-use'] },
  describe: (volumes, { type }) =>
    `Change type of ${subjectNames(volumes, 'volumes')} to ${type}`,
})
