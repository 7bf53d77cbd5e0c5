import { available, unavailable } from '@aloft/openstack/availability'
import { volumeVersions } from '@aloft/openstack/microversions'
import type { Volume } from '@aloft/openstack/volume'
import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { volumeActs } from './volume-acts.ts'
import { changedVolume, volumeAction, volumeSize } from './volume-input.ts'

const input = Type.Object({ size: volumeSize }, { additionalProperties: false })

const isInUse = ({ status }: Volume) => status === 'in-use'

/** https://docs.openstack.org/api-ref/block-storage/v3/#extend-a-volume-size */
export const act = defineAct(volumeActs.extend, {
  input,
  fields: [
    {
      name: 'size',
      label: 'New size',
      kind: 'number',
      unit: 'GB',
      minimum: 1,
      required: true,
    },
  ],
  initial: ([volume]) => (volume === undefined ? {} : { size: volume.sizeGigabytes + 10 }),
  warning: ([volume]) =>
    volume === undefined
      ? undefined
      : `It has ${volume.sizeGigabytes} GB now and **can never shrink again**. The file system on it must be enlarged by you, in the server.`,
  allows: (volume, { size }) =>
    size > volume.sizeGigabytes
      ? available
      : unavailable(`It has ${volume.sizeGigabytes} GB already, and can only grow.`),
  request: (volume, { size }) => [
    {
      ...volumeAction(volume, { 'os-extend': { new_size: size } }),
      ...(isInUse(volume) && { microversion: volumeVersions.extendInUse }),
    },
  ],
  equivalents: (volume, { size }) => ({
    cli: openstackLine(volume.region, [
      ...(isInUse(volume) ? ['--os-volume-api-version', volumeVersions.extendInUse] : []),
      'volume',
      'set',
      '--size',
      String(size),
      volume.id,
    ]),
    terraform: changedVolume(volume, {
      size,
      ...(isInUse(volume) && { enable_online_resize: true }),
    }),
  }),
  settles: { busy: ['extending'], done: ['available', 'in-use', 'error_extending'] },
  describe: (volumes, { size }) =>
    `Extend ${subjectNames(volumes, 'volumes')} to ${size} GB`,
})
