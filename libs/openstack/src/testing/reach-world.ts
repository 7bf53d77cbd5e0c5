import type { FloatingIp } from '../floating-ip.ts'
import { parsePort, type Port } from '../port.ts'
import type { Surroundings } from '../reachability.ts'
import { parseSecurityGroup } from '../security-group.ts'
import type { Traffic } from '../traffic.ts'

const region = 'dfw'
export const networks = ['public', 'inside', 'beside', 'alone'].map((id) => ({
  id,
  name: id,
  external: id === 'public',
  shared: false,
}))
const subnets = [
  { networkId: 'public', cidr: '198.18.0.0/24' },
  { networkId: 'inside', cidr: '10.1.0.0/24' },
  { networkId: 'inside', cidr: 'fd00:1::/64' },
  { networkId: 'beside', cidr: '10.2.0.0/24' },
  { networkId: 'alone', cidr: '10.3.0.0/24' },
]

export const made = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the example cannot be read')
  return value
}
export const port = (
  id: string,
  network: string,
  addresses: readonly string[],
  groups: readonly string[],
  more: object = {},
): Port =>
  made(
    parsePort(
      {
        id,
        network_id: network,
        device_id: `server-${id}`,
        device_owner: 'compute:a',
        fixed_ips: addresses.map((ip_address) => ({ ip_address })),
        security_groups: groups,
        ...more,
      },
      region,
    ),
  )
export const interfaceOf = (router: string, network: string): Port =>
  port(`${router}-${network}`, network, [], [], {
    device_id: router,
    device_owner: 'network:router_interface',
  })
export const group = (id: string, rules: readonly object[]) =>
  made(
    parseSecurityGroup(
      {
        id,
        name: id,
        security_group_rules: rules.map((rule, index) => ({
          id: `${id}-${index}`,
          security_group_id: id,
          direction: 'ingress',
          ethertype: 'IPv4',
          ...rule,
        })),
      },
      region,
    ),
  )
export const floating = (
  portId: string,
  fixedAddress: string,
  address: string,
): FloatingIp => ({
  region,
  id: address,
  name: address,
  address,
  status: 'ACTIVE',
  portId,
  fixedAddress,
  tags: [],
})
export const around = (changes: Partial<Surroundings> = {}): Surroundings => ({
  ports: [],
  groups: [],
  networks,
  subnets,
  floatingIps: [],
  routers: [],
  ...changes,
})

export const ssh: Traffic = { kind: 'port', protocol: 'tcp', port: 22 }
export const sshRule = { protocol: 'tcp', port_range_min: 22, port_range_max: 22 }
