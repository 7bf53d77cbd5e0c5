import { available, unavailable } from '@aloft/openstack/availability'
import { subnetProblems } from '@aloft/openstack/subnet-problems'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { changes, networkCall } from '../networks/network-call.ts'
import { changedBlock } from '../networks/network-terraform.ts'
import { subnetActs } from './subnet-acts.ts'
import { draftOf, presentParts, subnetBody, subnetChange, subnetFields, subnetWords } from './subnet-input.ts' // prettier-ignore

/** https://docs.openstack.org/api-ref/network/v2/#update-subnet */
export const act = defineAct(subnetActs.edit, {
  input: subnetChange,
  fields: [
    { name: 'name', label: 'Name', kind: 'text', required: true },
    { name: 'description', label: 'Description', kind: 'text' },
    ...Object.values(subnetFields),
  ],
  submit: 'Save',
  initial: ([subnet]) =>
    subnet === undefined
      ? {}
      : {
          name: subnet.name,
          description: subnet.description ?? '',
          // Safe copies: a form's values are changed by the person.
          ...mutable(presentParts(subnet)),
        },
  warning: () => 'Servers learn of new name servers and routes when they ask DHCP again.',
  allows(subnet, { name: _name, description: _description, ...parts }) {
    const [problem] = Object.values(subnetProblems(draftOf(subnet.cidr, parts)))
    return problem === undefined ? available : unavailable(problem)
  },
  request: ({ region, id }, { name, description, ...parts }) => [
    networkCall(region, 'PUT', ['subnets', id], {
      subnet: changes({ name, description, ...subnetBody(parts) }),
    }),
  ],
  equivalents: (subnet, { name, description, ...parts }) => ({
    cli: openstackLine(subnet.region, [
      'subnet',
      'set',
      ...(name === undefined ? [] : ['--name', name]),
      ...(description === undefined ? [] : ['--description', description]),
      parts.pools !== undefined && '--no-allocation-pool',
      parts.nameServers !== undefined && '--no-dns-nameservers',
      parts.hostRoutes !== undefined && '--no-host-route',
      ...subnetWords(parts),
      subnet.id,
    ]),
    terraform: changedBlock('subnet_v2', 'subnet', subnet, {
      name,
      description,
      gateway_ip: parts.noGateway === true ? undefined : parts.gateway,
      no_gateway: parts.noGateway === true ? true : undefined,
      enable_dhcp: parts.noDhcp !== true,
      dns_nameservers: parts.nameServers,
    }),
  }),
  describe: (subjects) => `Edit subnet ${subjectNames(subjects, 'subnets')}`,
})

function mutable({
  pools,
  nameServers,
  hostRoutes,
  ...rest
}: ReturnType<typeof presentParts>) {
  return {
    gateway: rest.gateway ?? '',
    noGateway: rest.noGateway ?? false,
    noDhcp: rest.noDhcp ?? false,
    pools: [...(pools ?? [])],
    nameServers: [...(nameServers ?? [])],
    hostRoutes: [...(hostRoutes ?? [])],
  }
}
