import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { volumeActs } from './volume-acts.ts'
import { volumeAction } from './volume-input.ts'

const input = Type.Object({ bootable: Type.Boolean() }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/block-storage/v3/#update-a-volume-s-bootable-status */
export const act = defineAct(volumeActs.setBootable, {
  input,
  fields: [
    {
      name: 'bootable',
      label: 'Servers can boot from it',
      kind: 'flag',
      required: true,
      help: 'Nothing is written to it: an operating system must be on it already.',
    },
  ],
  initial: ([volume]) => ({ bootable: volume?.bootable ?? false }),
  prompt: (volumes) => `Can servers boot from ${subjectNames(volumes, 'volumes')}?`,
  submit: 'Save',
  request: (volume, { bootable }) => [
    volumeAction(volume, { 'os-set_bootable': { bootable } }),
  ],
  equivalents: (volume, { bootable }) => ({
    cli: openstackLine(volume.region, [
      'volume',
      'set',
      bootable ? '--bootable' : '--non-bootable',
      volume.id,
    ]),
    terraform: { reason: 'Terraform sets it by the image that the volume is made from.' },
  }),
  describe: (volumes, { bootable }) =>
    `Make ${subjectNames(volumes, 'volumes')} ${bootable ? 'bootable' : 'not bootable'}`,
})
