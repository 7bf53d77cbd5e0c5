import { Type } from 'typebox'
import { readRecord, readText } from '@aloft/openstack/json-reader'
import { computeVersions } from '@aloft/openstack/microversions'
import { defineAct } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { keyPairName, publicKey } from './key-pair-input.ts'
import { keyPairActs } from './key-pair-acts.ts'

const input = Type.Object(
  { region: Type.String({ minLength: 1, maxLength: 255 }), name: keyPairName, publicKey },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/compute/#import-or-create-keypair */
export const act = defineAct(keyPairActs.import, {
  input,
  fields: [
    { name: 'region', label: 'Region', kind: 'region', required: true },
    { name: 'name', label: 'Name', kind: 'text', required: true },
    {
      name: 'publicKey',
      label: 'Public key',
      kind: 'multiline',
      required: true,
      placeholder: 'ssh-ed25519 AAAA… you@example',
    },
  ],
  request: (_subject, { region, name, publicKey: key }) => [
    {
      region,
      service: 'compute',
      method: 'POST',
      path: '/os-keypairs',
      microversion: computeVersions.keyPairType,
      body: { keypair: { name, type: 'ssh', public_key: key.trim() } },
    },
  ],
  equivalents: (_subject, { region, name, publicKey: key }) => ({
    cli: openstackLine(region, ['keypair', 'create', '--public-key', `${name}.pub`, name]),
    terraform: {
      code: hclBlock(`resource "openstack_compute_keypair_v2" "${resourceName(name)}"`, {
        name,
        region,
        public_key: key.trim(),
      }),
    },
  }),
  madeId: (answers) => readText(readRecord(readRecord(answers.at(-1)).keypair).name),
  output: (answers) => {
    const keyPair = readRecord(readRecord(answers.at(-1)).keypair)
    return { name: readText(keyPair.name), fingerprint: readText(keyPair.fingerprint) }
  },
  describe: (_subjects, { name, region }, regionName) =>
    `Add public key ${name} in ${regionName(region)}`,
})
