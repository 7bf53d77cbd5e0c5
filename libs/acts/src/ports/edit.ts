import { available, unavailable } from '@aloft/openstack/availability'
import type { Port } from '@aloft/openstack/port'
import { type Static, Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { networkCall } from '../networks/network-call.ts'
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

const addressesOf = (port: Port): string[] => [
  ...new Set(port.allowedPairs.map(({ address }) => address)),
]

/** A port's body as this act changes it. */
interface Changes {
  readonly name?: string
  readonly description?: string
  readonly admin_state_up?: boolean
  readonly allowed_address_pairs?: readonly {
    readonly ip_address: string
    readonly mac_address?: string
  }[]
  readonly port_security_enabled?: boolean
  readonly security_groups?: readonly string[]
}

/**
 * Only what differs: on a network of another project Neutron lets nobody else touch the checks and the
 * further addresses, not even to set them as they are.
 * https://opendev.org/openstack/neutron/src/branch/master/neutron/conf/policies/port.py
 */
function changesOf(port: Port, values: Static<typeof input>): Changes {
  const isOpen = port.portSecurity === false
  const becomesOpen = values.openPort === true
  const isUp = values.switchedOff !== true
  const wanted = becomesOpen ? [] : (values.allowedAddresses ?? addressesOf(port))
  const isSame =
    wanted.length === addressesOf(port).length &&
    addressesOf(port).every((address) => wanted.includes(address))
  const { name, description } = values
  return {
    ...(name !== port.name && { name }),
    ...(description !== undefined &&
      description !== (port.description ?? '') && { description }),
    ...(isUp !== port.adminStateUp && { admin_state_up: isUp }),
    ...(!isSame && { allowed_address_pairs: wanted.flatMap((ip) => pairsOf(port, ip)) }),
    ...(isOpen !== becomesOpen &&
      (becomesOpen || port.portSecurity !== undefined) && {
        port_security_enabled: !becomesOpen,
      }),
    ...(becomesOpen && port.securityGroupIds.length > 0 && { security_groups: [] }),
  }
}

/** What stays keeps the MAC address that it is answered with. */
function pairsOf(port: Port, ip_address: string) {
  const known = port.allowedPairs.filter(({ address }) => address === ip_address)
  if (known.length === 0) return [{ ip_address }]
  return known.map(({ mac }) => ({
    ip_address,
    ...(mac !== undefined && { mac_address: mac }),
  }))
}

/** The same for the command line. */
function optionsOf(changed: Changes): string[] {
  const { name, description, admin_state_up: isUp, allowed_address_pairs: pairs } = changed
  return [
    ...(name === undefined ? [] : ['--name', name]),
    ...(description === undefined ? [] : ['--description', description]),
    ...(isUp === undefined ? [] : [isUp ? '--enable' : '--disable']),
    ...(pairs === undefined ? [] : ['--no-allowed-address']),
    ...(pairs ?? []).flatMap(({ ip_address: ip, mac_address: mac }) => [
      '--allowed-address',
      `ip-address=${ip}${mac === undefined ? '' : `,mac-address=${mac}`}`,
    ]),
    ...(changed.security_groups === undefined ? [] : ['--no-security-group']),
    ...(changed.port_security_enabled === undefined
      ? []
      : [
          changed.port_security_enabled
            ? '--enable-port-security'
            : '--disable-port-security',
        ]),
  ]
}

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
          allowedAddresses: addressesOf(port),
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
  allows: (port, values) =>
    Object.keys(changesOf(port, values)).length === 0
      ? unavailable('Nothing is changed.')
      : available,
  request: (port, values) => [
    networkCall(port.region, 'PUT', ['ports', port.id], { port: changesOf(port, values) }),
  ],
  equivalents: (port, values) => ({
    cli: openstackLine(port.region, [
      'port',
      'set',
      ...optionsOf(changesOf(port, values)),
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
