import { Type } from 'typebox'
import { readRecord, readText } from '@aloft/openstack/json-reader'
import { computeVersions } from '@aloft/openstack/microversions'
import { defineAct } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { commandLine, openstackLine } from '../equivalents/shell.ts'
import { keyPairName } from './key-pair-input.ts'
import { keyPairActs } from './key-pair-acts.ts'

const input = Type.Object(
  { region: Type.String({ minLength: 1, maxLength: 255 }), name: keyPairName },
  { additionalProperties: false },
)

/**
 * Nova makes the pair and tells the private key once; from 2.92 on it only imports, so an earlier
 * version is asked for. https://docs.openstack.org/api-ref/compute/#import-or-create-keypair
 */
export const act = defineAct(keyPairActs.create, {
  input,
  fields: [
    { name: 'region', label: 'Region', kind: 'region', required: true },
    { name: 'name', label: 'Name', kind: 'text', required: true },
  ],
  request: (_subject, { region, name }) => [
    {
      region,
      service: 'compute',
      method: 'POST',
      path: '/os-keypairs',
      microversion: computeVersions.keyPairType,
      body: { keypair: { name, type: 'ssh' } },
    },
  ],
  equivalents: (_subject, { region, name }) => ({
    cli: `${openstackLine(region, ['keypair', 'create', name])} > ${commandLine([`${name}.pem`])}`,
    terraform: {
      code: hclBlock(`resource "openstack_compute_keypair_v2" "${resourceName(name)}"`, {
        name,
        region,
      }),
    },
  }),
  madeId: (answers) => readText(readRecord(readRecord(answers.at(-1)).keypair).name),
  output: (answers) => {
    const keyPair = readRecord(readRecord(answers.at(-1)).keypair)
    return {
      name: readText(keyPair.name),
      fingerprint: readText(keyPair.fingerprint),
      privateKey: readText(keyPair.private_key),
    }
  },
  secretOutputs: ['privateKey'],
  describe: (_subjects, { name, region }, regionName) =>
    `Make key pair ${name} in ${regionName(region)}`,
})
