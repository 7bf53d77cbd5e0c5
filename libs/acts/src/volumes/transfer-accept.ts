import { readRecord, readText } from '@aloft/openstack/json-reader'
import { Type } from 'typebox'
import { defineAct } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { cloudId } from '../server-input.ts'
import { volumeTransferActs } from './volume-acts.ts'
import { noTerraform, volumeCall } from './volume-input.ts'

const input = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 255 }),
    transfer: cloudId,
    authKey: Type.String({ minLength: 1, maxLength: 255 }),
  },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/block-storage/v3/#accept-a-volume-transfer */
export const act = defineAct(volumeTransferActs.accept, {
  input,
  fields: [
    { name: 'region', label: 'Region', kind: 'region', required: true },
    { name: 'transfer', label: 'ID of the transfer', kind: 'text', required: true },
    { name: 'authKey', label: 'Key', kind: 'password', required: true, secret: true },
  ],
  submit: 'Accept the volume',
  request: (_subject, { region, transfer, authKey }) => [
    volumeCall(
      { region },
      'POST',
      `/os-volume-transfer/${encodeURIComponent(transfer)}/accept`,
      { accept: { auth_key: authKey } },
    ),
  ],
  equivalents: (_subject, { region, transfer, authKey }) => ({
    cli: openstackLine(region, [
      'volume',
      'transfer',
      'request',
      'accept',
      '--auth-key',
      authKey,
      transfer,
    ]),
    terraform: noTerraform('transfers'),
  }),
  madeId: (answers) => readText(readRecord(readRecord(answers.at(-1)).transfer).volume_id),
  describe: (_subjects, { region }, regionName) =>
    `Accept a volume in ${regionName(region)}`,
})
