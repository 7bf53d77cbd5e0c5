import { unavailable } from '@aloft/openstack/availability'
import { isDefault, securityGroupCan } from '@aloft/openstack/security-group'
import { Type } from 'typebox'
import { defineAct } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { description } from './rule-input.ts'
import { securityGroupActs } from './security-acts.ts'

const input = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 255 }), description },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/network/v2/#update-security-group */
export const act = defineAct(securityGroupActs.edit, {
  input,
  fields: [
    { name: 'name', label: 'Name', kind: 'text', required: true },
    { name: 'description', label: 'Description', kind: 'text' },
  ],
  initial: ([group]) =>
    group === undefined ? {} : { name: group.name, description: group.description ?? '' },
  allows(group, { name }) {
    if (name === group.name) return { can: true }
    if (isDefault({ name: name.trim().toLowerCase() }))
      return unavailable('Every project has its one “default”: choose another name.')
    return securityGroupCan.rename(group)
  },
  request: (group, { name, description: words = '' }) => [
    {
      region: group.region,
      service: 'network',
      method: 'PUT',
      path: `/security-groups/${encodeURIComponent(group.id)}`,
      // Neutron refuses any name for “default”, its own too.
      body: {
        security_group: {
          ...(name === group.name ? {} : { name }),
          description: words,
        },
      },
    },
  ],
  equivalents: (group, { name, description: words = '' }) => ({
    cli: openstackLine(group.region, [
      'security',
      'group',
      'set',
      ...(name === group.name ? [] : ['--name', name]),
      '--description',
      words,
      group.id,
    ]),
    terraform: {
      code: hclBlock(
        `resource "openstack_networking_secgroup_v2" "${resourceName(group.name)}"`,
        { name, description: words },
      ),
    },
  }),
  describe: ([group], { name }) =>
    name === group?.name
      ? `Describe security group ${name}`
      : `Rename security group ${group?.name ?? ''} to ${name}`,
})
