import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { changes, networkCall } from '../networks/network-call.ts'
import { networkName, networkText } from '../networks/network-input.ts'
import { changedBlock } from '../networks/network-terraform.ts'
import { portActs } from './port-acts.ts'

const pair = Type.String({
  maxLength: 64,
  pattern: '^[0-9A-Fa-f.:]+(/\\d{1,3})?$',
  description: 'must be an address or a range: 10.0.0.200',
})
const input = Type.Object(
  {
    name: networkName,
    description: Type.Optional(networkText),
    switchedOff: Type.Optional(Type.Boolean()),
    allowedAddresses: Type.Optional(Type.Array(pair, { maxItems: 10, uniqueItems: true })),
    openPort: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

/**
 * A port without checks has neither security groups nor further addresses: Neutron refuses them together.
 * https://docs.openstack.org/api-ref/network/v2/#update-port
 */
export const act = defineAct(portActs.edit, {
  input,
  fields: [
    { name: 'name', label: 'Name', kind: 'text', required: true },
    { name: 'description', label: 'Description', kind: 'text' },
    {
      name: 'allowedAddresses',
      label: 'Also answers for',
      kind: 'tags',
      help: 'Addresses beside its own, such as one that moves between two servers.',
    },
    { name: 'openPort', label: 'Without checks of its addresses', kind: 'flag' },
    { name: 'switchedOff', label: 'Switched off', kind: 'flag' },
  ],
  submit: 'Save',
  initial: ([port]) =>
    port === undefined
      ? {}
      : {
          name: port.name,
          description: port.description ?? '',
          allowedAddresses: [...port.allowedAddresses],
          openPort: port.portSecurity === false,
          switchedOff: !port.adminStateUp,
        },
  warning([port], { openPort, switchedOff }) {
    const opened = port?.portSecurity === true && openPort === true
    const cut = port?.adminStateUp === true && switchedOff === true
    const words = [
      ...(opened ? ['It **loses its security groups**: everything may reach it.'] : []),
      ...(cut ? ['It **carries nothing** until it is switched on again.'] : []),
    ]
    return words.length === 0 ? undefined : words.join(' ')
  },
  request: ({ region, id, portSecurity }, values) => [
    networkCall(region, 'PUT', ['ports', id], {
      port: changes({
        name: values.name,
        description: values.description,
        admin_state_up: values.switchedOff !== true,
        allowed_address_pairs:
          values.openPort === true
            ? []
            : values.allowedAddresses?.map((ip_address) => ({ ip_address })),
        ...(portSecurity === undefined
          ? {}
          : { port_security_enabled: values.openPort !== true }),
        ...(values.openPort === true ? { security_groups: [] } : {}),
      }),
    }),
  ],
  equivalents: (port, values) => ({
    cli: openstackLine(port.region, [
      'port',
      'set',
      '--name',
      values.name,
      ...(values.description === undefined ? [] : ['--description', values.description]),
      values.switchedOff === true ? '--disable' : '--enable',
      '--no-allowed-address',
      ...(values.openPort === true
        ? ['--no-security-group', '--disable-port-security']
        : (values.allowedAddresses ?? []).flatMap((ip) => [
            '--allowed-address',
            `ip-address=${ip}`,
          ])),
      port.id,
    ]),
    terraform: changedBlock('port_v2', 'port', port, {
      name: values.name,
      admin_state_up: values.switchedOff !== true,
      port_security_enabled: values.openPort !== true,
    }),
  }),
  describe: (subjects) => `Edit port ${subjectNames(subjects, 'ports')}`,
})
