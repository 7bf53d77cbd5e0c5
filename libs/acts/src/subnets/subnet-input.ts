import { formatRoute, parsePool, parseRoute } from '@aloft/openstack/subnet-problems'
import type { SubnetDraft } from '@aloft/openstack/subnet-problems'
import type { Subnet } from '@aloft/openstack/subnet'
import { Type } from 'typebox'
import type { Field } from '../field.ts'
import {
  address,
  networkName,
  networkText,
  pool,
  range,
  route,
} from '../networks/network-input.ts'

export const ipv6Modes = ['slaac', 'dhcpv6-stateful', 'dhcpv6-stateless'] as const

/** What a subnet is made of, beside its network. */
export const subnetParts = {
  cidr: range,
  subnetName: Type.Optional(networkName),
  /** Empty: the cloud's choice, the first address. */
  gateway: Type.Optional(address),
  noGateway: Type.Optional(Type.Boolean()),
  /** On unless told otherwise. */
  noDhcp: Type.Optional(Type.Boolean()),
  pools: Type.Optional(Type.Array(pool, { maxItems: 32 })),
  nameServers: Type.Optional(Type.Array(address, { maxItems: 5, uniqueItems: true })),
  hostRoutes: Type.Optional(Type.Array(route, { maxItems: 20, uniqueItems: true })),
  ipv6Mode: Type.Optional(Type.Enum(ipv6Modes)),
} as const

/** What can be changed of one that is there. */
export const subnetChange = Type.Object(
  {
    name: Type.Optional(networkName),
    description: Type.Optional(networkText),
    gateway: Type.Optional(address),
    noGateway: Type.Optional(Type.Boolean()),
    noDhcp: Type.Optional(Type.Boolean()),
    pools: Type.Optional(Type.Array(pool, { maxItems: 32 })),
    nameServers: Type.Optional(Type.Array(address, { maxItems: 5, uniqueItems: true })),
    hostRoutes: Type.Optional(Type.Array(route, { maxItems: 20, uniqueItems: true })),
  },
  { additionalProperties: false },
)

export interface SubnetParts {
  readonly gateway?: string
  readonly noGateway?: boolean
  readonly noDhcp?: boolean
  readonly pools?: readonly string[]
  readonly nameServers?: readonly string[]
  readonly hostRoutes?: readonly string[]
  readonly ipv6Mode?: string
}

export const subnetFields = {
  gateway: {
    name: 'gateway',
    label: 'Gateway',
    kind: 'text',
    placeholder: '10.0.0.1',
    help: 'The first address of the range unless you name another.',
  },
  noGateway: { name: 'noGateway', label: 'No gateway: nothing leads out', kind: 'flag' },
  noDhcp: { name: 'noDhcp', label: 'No DHCP: servers are told their address otherwise', kind: 'flag' }, // prettier-ignore
  pools: {
    name: 'pools',
    label: 'Addresses given to ports',
    kind: 'tags',
    help: '10.0.0.10-10.0.0.99; all but the gateway unless you name some.',
  },
  nameServers: {
    name: 'nameServers',
    label: 'Name servers',
    kind: 'tags',
    help: 'Addresses that DHCP tells, at most 5.',
  },
  hostRoutes: {
    name: 'hostRoutes',
    label: 'Routes',
    kind: 'tags',
    help: '172.16.0.0/16 via 10.0.0.9; DHCP tells servers of them.',
  },
} as const satisfies Record<string, Field>

/** As `subnetProblems` checks it. */
export function draftOf(cidr: string, parts: SubnetParts): SubnetDraft {
  const { noDhcp, ...rest } = parts
  return { ...rest, cidr, dhcp: noDhcp !== true }
}

/** The attributes of Neutron that the parts mean; what is not given is the cloud's choice. */
export function subnetBody(parts: SubnetParts): Record<string, unknown> {
  const { gateway, noGateway, noDhcp, pools, nameServers, hostRoutes, ipv6Mode } = parts
  return {
    ...(noGateway === true
      ? { gateway_ip: null }
      : gateway === undefined || gateway === ''
        ? {}
        : { gateway_ip: gateway }),
    ...(noDhcp === undefined ? {} : { enable_dhcp: !noDhcp }),
    ...(pools === undefined || pools.length === 0
      ? {}
      : { allocation_pools: pools.flatMap((text) => parsePool(text) ?? []) }),
    ...(nameServers === undefined ? {} : { dns_nameservers: nameServers }),
    ...(hostRoutes === undefined
      ? {}
      : { host_routes: hostRoutes.flatMap((text) => parseRoute(text) ?? []) }),
    ...(ipv6Mode === undefined
      ? {}
      : { ipv6_ra_mode: ipv6Mode, ipv6_address_mode: ipv6Mode }),
  }
}

/** The same as options of the client. */
export function subnetWords(parts: SubnetParts): string[] {
  const { gateway, noGateway, noDhcp, pools, nameServers, hostRoutes, ipv6Mode } = parts
  const poolWords = (pools ?? []).flatMap((text) => {
    const found = parsePool(text)
    return found ? ['--allocation-pool', `start=${found.start},end=${found.end}`] : []
  })
  const routeWords = (hostRoutes ?? []).flatMap((text) => {
    const found = parseRoute(text)
    return found
      ? ['--host-route', `destination=${found.destination},gateway=${found.nexthop}`]
      : []
  })
  const gatewayWord = noGateway === true ? 'none' : gateway
  return [
    ...(gatewayWord === undefined || gatewayWord === '' ? [] : ['--gateway', gatewayWord]),
    ...(noDhcp === undefined ? [] : [noDhcp ? '--no-dhcp' : '--dhcp']),
    ...poolWords,
    ...(nameServers ?? []).flatMap((text) => ['--dns-nameserver', text]),
    ...routeWords,
    ...(ipv6Mode === undefined
      ? []
      : ['--ipv6-ra-mode', ipv6Mode, '--ipv6-address-mode', ipv6Mode]),
  ]
}

/** What a form of a subnet that is there begins with. */
export function presentParts(subnet: Subnet): SubnetParts {
  return {
    ...(subnet.gateway === undefined ? { noGateway: true } : { gateway: subnet.gateway }),
    noDhcp: !subnet.dhcp,
    pools: subnet.pools.map(({ start, end }) => `${start}-${end}`),
    nameServers: subnet.nameServers,
    hostRoutes: subnet.hostRoutes.map(formatRoute),
  }
}
