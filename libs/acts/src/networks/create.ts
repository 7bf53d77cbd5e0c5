import { available, unavailable } from '@aloft/openstack/availability'
import { readRecord, readText } from '@aloft/openstack/json-reader'
import { subnetProblems } from '@aloft/openstack/subnet-problems'
import { Type, type Static } from 'typebox'
import { defineAct } from '../act.ts'
import { hcl, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { draftOf, subnetBody, subnetFields, subnetParts, subnetWords } from '../subnets/subnet-input.ts' // prettier-ignore
import { subnetBlock } from '../subnets/subnet-terraform.ts'
import { networkActs } from './network-acts.ts'
import { changes, networkCall } from './network-call.ts'
import { networkName, networkText, regionId } from './network-input.ts'
import { networkBlock } from './network-terraform.ts'

const input = Type.Object(
  {
    region: regionId,
    name: networkName,
    description: Type.Optional(networkText),
    switchedOff: Type.Optional(Type.Boolean()),
    openPorts: Type.Optional(Type.Boolean()),
    ...subnetParts,
    /** Absent: a network without a subnet, that no server can use yet. */
    cidr: Type.Optional(subnetParts.cidr),
  },
  { additionalProperties: false },
)
type Input = Static<typeof input>

const idOf = (answers: readonly unknown[]) =>
  readText(readRecord(readRecord(answers[0]).network).id)

function madeNetwork(answers: readonly unknown[]): string {
  const id = idOf(answers)
  if (id === undefined) throw new Error('The answer names no network.')
  return id
}

function networkBody({ name, description, switchedOff, openPorts }: Input) {
  return changes({
    name,
    description: description === '' ? undefined : description,
    admin_state_up: switchedOff === true ? false : undefined,
    port_security_enabled: openPorts === true ? false : undefined,
  })
}

const subnetNameOf = ({ name, subnetName }: Input) => subnetName ?? `${name}-subnet`

/** https://docs.openstack.org/api-ref/network/v2/#create-network, then #create-subnet */
export const act = defineAct(networkActs.create, {
  input,
  fields: [
    { name: 'region', label: 'Region', kind: 'region', required: true },
    { name: 'name', label: 'Name', kind: 'text', required: true },
    { name: 'description', label: 'Description', kind: 'text' },
    { name: 'cidr', label: 'Range', kind: 'text', placeholder: '10.0.0.0/24' },
    { name: 'subnetName', label: 'Name of the subnet', kind: 'text' },
    ...Object.values(subnetFields),
    {
      name: 'ipv6Mode',
      label: 'How servers come to their IPv6 address',
      kind: 'choice',
      options: [
        { value: 'slaac', label: 'They make their own' },
        { value: 'dhcpv6-stateful', label: 'DHCP' },
        { value: 'dhcpv6-stateless', label: 'They make their own, DHCP tells the rest' },
      ],
    },
    { name: 'switchedOff', label: 'Switched off', kind: 'flag' },
    { name: 'openPorts', label: 'Ports without checks of their addresses', kind: 'flag' },
  ],
  allows(_subject, { cidr, ...parts }) {
    if (cidr === undefined) return available
    const [problem] = Object.values(subnetProblems(draftOf(cidr, parts)))
    return problem === undefined ? available : unavailable(problem)
  },
  request: (_subject, values) => [
    networkCall(values.region, 'POST', ['networks'], { network: networkBody(values) }),
  ],
  followUp(_subject, values, answers) {
    if (values.cidr === undefined) return []
    const subnet = {
      network_id: answers.length === 0 ? 'NETWORK_ID' : madeNetwork(answers),
      name: subnetNameOf(values),
      ip_version: values.cidr.includes(':') ? 6 : 4,
      cidr: values.cidr,
      ...subnetBody(values),
    }
    return [networkCall(values.region, 'POST', ['subnets'], { subnet })]
  },
  takeBack: (_subject, { region, name }, answers) => ({
    call: networkCall(region, 'DELETE', ['networks', idOf(answers) ?? name]),
    worked: `The network ${name} was taken away again.`,
    stays: `The network ${name} is there, without a subnet.`,
  }),
  equivalents: (_subject, values) => ({
    cli: [
      openstackLine(values.region, [
        'network',
        'create',
        ...(values.description ? ['--description', values.description] : []),
        values.switchedOff === true && '--disable',
        values.openPorts === true && '--disable-port-security',
        values.name,
      ]),
      ...(values.cidr === undefined
        ? []
        : [
            openstackLine(values.region, [
              'subnet',
              'create',
              '--network',
              values.name,
              ...(values.cidr.includes(':') ? ['--ip-version', '6'] : []),
              '--subnet-range',
              values.cidr,
              ...subnetWords(values),
              subnetNameOf(values),
            ]),
          ]),
    ].join('\n'),
    terraform: { code: terraform(values) },
  }),
  madeId: idOf,
  output: (answers, { name }) => ({ name, id: idOf(answers) }),
  describe: (_subjects, { name, region }, regionName) =>
    `Create network ${name} in ${regionName(region)}`,
})

/** https://registry.terraform.io/providers/terraform-provider-openstack/openstack/latest/docs/resources/networking_network_v2 */
function terraform(values: Input): string {
  const { region, name, description, switchedOff, openPorts, cidr } = values
  const network = networkBlock('network_v2', name, {
    name,
    region,
    description: description === '' ? undefined : description,
    admin_state_up: switchedOff === true ? false : undefined,
    port_security_enabled: openPorts === true ? false : undefined,
  })
  if (cidr === undefined) return network
  const reference = hcl(`openstack_networking_network_v2.${resourceName(name)}.id`)
  const place = { region, network: reference, cidr }
  return `${network}\n\n${subnetBlock(subnetNameOf(values), place, values)}`
}
