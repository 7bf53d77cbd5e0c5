import type { Volume } from '@aloft/openstack/volume'
import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { volumeActs } from './volume-acts.ts'
import { volumeCall } from './volume-input.ts'

const input = Type.Object(
  {
    /** Also its snapshots; Cinder keeps a volume that has some otherwise. */
    withSnapshots: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

const names = (volumes: readonly Volume[]) => subjectNames(volumes, 'volumes')

/** https://docs.openstack.org/api-ref/block-storage/v3/#delete-a-volume */
export const act = defineAct(volumeActs.delete, {
  input,
  fields: [
    {
      name: 'withSnapshots',
      label: 'Delete its snapshots too',
      kind: 'flag',
      help: 'A volume that has snapshots is kept otherwise.',
    },
  ],
  prompt: (volumes) => `Delete ${names(volumes)}?`,
  submit: 'Delete for good',
  warning: (volumes, { withSnapshots }) => {
    const gigabytes = volumes.reduce((sum, { sizeGigabytes }) => sum + sizeGigabytes, 0)
    const what = withSnapshots === true ? ', and all snapshots of them,' : ''
    return `${gigabytes} GB of data${what} are **destroyed for good**. Backups are kept.`
  },
  confirmByName: (volumes) => volumes.length > 1,
  request: (volume, { withSnapshots }) => [
    volumeCall(
      volume,
      'DELETE',
      `/volumes/${encodeURIComponent(volume.id)}${withSnapshots === true ? '?cascade=true' : ''}`,
    ),
  ],
  equivalents: (volume, { withSnapshots }) => ({
    cli: openstackLine(volume.region, [
      'volume',
      'delete',
      withSnapshots === true && '--purge',
      volume.id,
    ]),
    terraform: {
      reason:
        "Remove the volume's block from the configuration; the next terraform apply deletes it.",
    },
  }),
  settles: { busy: ['deleting'], done: ['deleted', 'error_deleting'] },
  describe: (volumes) => `Delete ${volumes.length === 1 ? 'volume ' : ''}${names(volumes)}`,
})
