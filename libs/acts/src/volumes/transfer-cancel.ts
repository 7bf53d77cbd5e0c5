import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { volumeTransferActs } from './volume-acts.ts'
import { noTerraform, volumeCall } from './volume-input.ts'

/** https://docs.openstack.org/api-ref/block-storage/v3/#delete-a-volume-transfer */
export const act = defineAct(volumeTransferActs.cancel, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: () => 'Keep the volume after all?',
  warning: () => 'The key that was given away becomes **worthless**.',
  submit: 'Cancel the transfer',
  request: (transfer) => [
    volumeCall(
      transfer,
      'DELETE',
      `/os-volume-transfer/${encodeURIComponent(transfer.id)}`,
    ),
  ],
  equivalents: (transfer) => ({
    cli: openstackLine(transfer.region, [
      'volume',
      'transfer',
      'request',
      'delete',
      transfer.id,
    ]),
    terraform: noTerraform('transfers'),
  }),
  describe: (transfers) => `Cancel the transfer of ${subjectNames(transfers, 'volumes')}`,
})
