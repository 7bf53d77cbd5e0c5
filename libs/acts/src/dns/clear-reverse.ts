import { Type } from 'typebox'
import { defineAct } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { noTerraform } from './set-reverse.ts'
import { reverseRecordActs } from './zone-acts.ts'

/** https://docs.openstack.org/api-ref/dns/#unset-floatingip-s-ptr-record */
export const act = defineAct(reverseRecordActs.clear, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: ([record]) => `Clear the name of ${record?.name ?? 'the address'}?`,
  warning: ([record]) =>
    `The address no longer leads to **${record?.hostName ?? 'a name'}**. Mail servers may refuse mail from an address without a name.`,
  request: ({ region, id }) => [
    {
      region,
      service: 'dns',
      method: 'PATCH',
      path: `/reverse/floatingips/${encodeURIComponent(id)}`,
      body: { ptrdname: null },
    },
  ],
  equivalents: ({ region, id }) => ({
    cli: openstackLine(region, ['ptr', 'record', 'unset', id]),
    terraform: noTerraform,
  }),
  describe: ([record]) => `Clear the name of ${record?.name ?? 'an address'}`,
})
