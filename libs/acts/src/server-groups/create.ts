import { Type } from 'typebox'
import { readRecord, readText } from '@aloft/openstack/json-reader'
import { computeVersions } from '@aloft/openstack/microversions'
import { serverGroupPolicies } from '@aloft/openstack/server-group'
import { defineAct } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverName } from '../server-input.ts'
import { serverGroupActs } from './server-group-acts.ts'

const input = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 255 }),
    name: serverName,
    policy: Type.Enum(serverGroupPolicies.map(({ value }) => value)),
  },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/compute/#create-server-group */
export const act = defineAct(serverGroupActs.create, {
  input,
  fields: [
    { name: 'region', label: 'Region', kind: 'region', required: true },
    { name: 'name', label: 'Name', kind: 'text', required: true },
    {
      name: 'policy',
      label: 'Its servers run',
      kind: 'choice',
      required: true,
      options: serverGroupPolicies,
    },
  ],
  request: (_subject, { region, name, policy }) => [
    {
      region,
      service: 'compute',
      method: 'POST',
      path: '/os-server-groups',
      microversion: computeVersions.serverGroupPolicy,
      body: { server_group: { name, policy } },
    },
  ],
  equivalents: (_subject, { region, name, policy }) => ({
    cli: openstackLine(region, [
      '--os-compute-api-version',
      computeVersions.serverGroupPolicy,
      'server',
      'group',
      'create',
      '--policy',
      policy,
      name,
    ]),
    terraform: {
      code: hclBlock(
        `resource "openstack_compute_servergroup_v2" "${resourceName(name)}"`,
        { name, region, policies: [policy] },
      ),
    },
  }),
  madeId: (answers) => readText(readRecord(readRecord(answers.at(-1)).server_group).id),
  describe: (_subjects, { name, region }, regionName) =>
    `Create server group ${name} in ${regionName(region)}`,
})
