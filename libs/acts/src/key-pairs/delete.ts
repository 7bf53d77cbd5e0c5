import { Type } from 'typebox'
import { defineAct } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { makingActs } from '../making-acts.ts'

const input = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 255 }),
    name: Type.String({ minLength: 1, maxLength: 255 }),
  },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/compute/#delete-keypair */
export const act = defineAct(makingActs.deleteKeyPair, {
  input,
  fields: [
    { name: 'region', label: 'Region', kind: 'region', required: true },
    { name: 'name', label: 'Key pair', kind: 'keyPair', required: true },
  ],
  warning: () =>
    'The cloud forgets the public key. Servers that have it **keep it**; new ones can not be given it.',
  request: (_subject, { region, name }) => [
    {
      region,
      service: 'compute',
      method: 'DELETE',
      path: `/os-keypairs/${encodeURIComponent(name)}`,
    },
  ],
  equivalents: (_subject, { region, name }) => ({
    cli: openstackLine(region, ['keypair', 'delete', name]),
    terraform: {
      reason:
        "Remove the key pair's block from the configuration; the next terraform apply deletes it.",
    },
  }),
  describe: (_subjects, { name, region }) => `Delete key pair ${name} in ${region}`,
})
