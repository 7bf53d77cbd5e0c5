import { readRecord, readText } from '@aloft/openstack/json-reader'
import { Type } from 'typebox'
import { defineAct } from '../act.ts'
import { hclNested } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { changes, networkCall } from '../networks/network-call.ts'
import { address, macAddress, networkName, networkText, regionId } from '../networks/network-input.ts' // prettier-ignore
import { networkBlock } from '../networks/network-terraform.ts'
import { cloudId } from '../server-input.ts'
import { portActs } from './port-acts.ts'

const input = Type.Object(
  {
    region: regionId,
    network: cloudId,
    name: networkName,
    description: Type.Optional(networkText),
    /** Absent: the next free one. */
    address: Type.Optional(address),
    mac: Type.Optional(macAddress),
    openPort: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/network/v2/#create-port */
export const act = defineAct(portActs.create, {
  input,
  fields: [
    { name: 'region', label: 'Region', kind: 'region', required: true },
    { name: 'network', label: 'Network', kind: 'resource', of: 'network', required: true },
    { name: 'name', label: 'Name', kind: 'text', required: true },
    { name: 'description', label: 'Description', kind: 'text' },
    {
      name: 'address',
      label: 'Address',
      kind: 'text',
      placeholder: '10.0.0.10',
      help: 'The next free one of the network unless you name another.',
    },
    { name: 'mac', label: 'MAC address', kind: 'text' },
    {
      name: 'openPort',
      label: 'Without checks of its addresses',
      kind: 'flag',
      help: 'For machines that forward for others. No security group protects it then.',
    },
  ],
  request: (
    _subject,
    { region, network, name, description, address: ip, mac, openPort },
  ) => [
    networkCall(region, 'POST', ['ports'], {
      port: changes({
        network_id: network,
        name,
        description: description === '' ? undefined : description,
        fixed_ips: ip === undefined ? undefined : [{ ip_address: ip }],
        mac_address: mac,
        port_security_enabled: openPort === true ? false : undefined,
      }),
    }),
  ],
  equivalents: (
    _subject,
    { region, network, name, description, address: ip, mac, openPort },
  ) => ({
    cli: openstackLine(region, [
      'port',
      'create',
      '--network',
      network,
      ...(description ? ['--description', description] : []),
      ...(ip === undefined ? [] : ['--fixed-ip', `ip-address=${ip}`]),
      ...(mac === undefined ? [] : ['--mac-address', mac]),
      openPort === true && '--disable-port-security',
      name,
    ]),
    terraform: {
      code: networkBlock(
        'port_v2',
        name,
        {
          name,
          region,
          network_id: network,
          mac_address: mac,
          port_security_enabled: openPort === true ? false : undefined,
        },
        ip === undefined ? [] : [hclNested('fixed_ip', { ip_address: ip })],
      ),
    },
  }),
  madeId: (answers) => readText(readRecord(readRecord(answers[0]).port).id),
  describe: (_subjects, { name, region }, regionName) =>
    `Create port ${name} in ${regionName(region)}`,
})
