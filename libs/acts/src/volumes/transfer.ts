import { readRecord, readText } from '@aloft/openstack/json-reader'
import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { volumeActs } from './volume-acts.ts'
import { noTerraform, volumeCall } from './volume-input.ts'

const input = Type.Object({}, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/block-storage/v3/#create-a-volume-transfer */
export const act = defineAct(volumeActs.transfer, {
  input,
  fields: [],
  submit: 'Offer it',
  warning: () =>
    'You get a key, shown once. Whoever has it can take the volume **with its data and its snapshots** into another project. Until then nobody can use it.',
  request: (volume) => [
    volumeCall(volume, 'POST', '/os-volume-transfer', {
      transfer: { volume_id: volume.id, name: volume.name },
    }),
  ],
  equivalents: (volume) => ({
    cli: openstackLine(volume.region, [
      'volume',
      'transfer',
      'request',
      'create',
      '--name',
      volume.name,
      volume.id,
    ]),
    terraform: noTerraform('transfers'),
  }),
  output: (answers) => {
    const transfer = readRecord(readRecord(answers.at(-1)).transfer)
    return {
      authKey: readText(transfer.auth_key),
      transferId: readText(transfer.id),
    }
  },
  secretOutputs: ['authKey', 'transferId'],
  describe: (volumes) => `Offer ${subjectNames(volumes, 'volumes')} to another project`,
})
