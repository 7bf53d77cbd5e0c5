import { inWords } from '../core/wording.ts'
import type { Caller } from '../core/caller.ts'
import type { ServiceScope } from '../core/cloud.ts'
import { isObject } from '../core/json.ts'
import {
  type Cidr, contains, defaultPools, formatAddress, formatCidr, overlap, parseAddress, parseCidr,
} from './address.ts' // prettier-ignore
import { badRequest, conflict, invalid, notAllowed } from './fault.ts'
import type { Given, Kind } from './kind.ts'
import type { IpRange, Ipv6Mode, Network, Networking, Subnet } from './model.ts'
import { networkNotFound, subnetNotFound } from './not-found.ts'
import { changed, flagOf, newResource, textOf, textsOf } from './resource.ts'

const modes: readonly Ipv6Mode[] = ['slaac', 'dhcpv6-stateful', 'dhcpv6-stateless']

export function subnetKind(scope: ServiceScope, networking: Networking): Kind<Subnet> {
  const { networks, ports, subnets } = networking
  const isOpen = (subnet: Subnet): boolean =>
    networks.get(subnet.network_id)?.shared ?? false
  const setSubnets = (networkId: string): void => {
    const network = networks.get(networkId)
    if (!network) return
    const ids = subnets.by('network_id', networkId).map((subnet) => subnet.id)
    networks.put({ ...network, subnets: ids })
  }
  return {
    singular: 'subnet',
    plural: 'subnets',
    collection: subnets,
    quota: 'subnet',
    notFound: subnetNotFound,
    isOpen,
    attributes: {
      network_id: { type: 'id', required: true, fixed: true },
      ip_version: { type: 'integer', required: true, fixed: true },
      cidr: { type: 'cidr', fixed: true },
      gateway_ip: { type: 'address', nullable: true },
      allocation_pools: { type: 'value' },
      enable_dhcp: { type: 'boolean' },
      dns_nameservers: { type: 'texts', nullable: true },
      host_routes: { type: 'value', nullable: true },
      ipv6_address_mode: { type: 'text', nullable: true, fixed: true },
      ipv6_ra_mode: { type: 'text', nullable: true, fixed: true },
      subnetpool_id: { type: 'text', nullable: true, fixed: true },
      use_default_subnetpool: { type: 'boolean', fixed: true },
      prefixlen: { type: 'integer', fixed: true },
      segment_id: { type: 'text', nullable: true },
      service_types: { type: 'texts' },
      dns_publish_fixed_ip: { type: 'boolean' },
    },
    toBody: (subnet) => ({ ...subnet }),
    create(given, projectId, caller) {
      const network = networkFor(networking, given, caller)
      const cidr = cidrOf(networking, network, given)
      const gateway = gatewayOf(cidr, given)
      const subnet = subnets.put({
        ...newResource(scope, projectId, given),
        network_id: network.id,
        ip_version: cidr.version,
        cidr: formatCidr(cidr),
        gateway_ip: gateway === undefined ? null : formatAddress(gateway, cidr.version),
        allocation_pools: poolsOf(cidr, gateway, given['allocation_pools']),
        enable_dhcp: flagOf(given, 'enable_dhcp', true),
        dns_nameservers: textsOf(given, 'dns_nameservers'),
        host_routes: routesOf(given['host_routes']),
        ipv6_address_mode: modeOf(cidr, given, 'ipv6_address_mode'),
        ipv6_ra_mode: modeOf(cidr, given, 'ipv6_ra_mode'),
        subnetpool_id: null,
        service_types: textsOf(given, 'service_types'),
        dns_publish_fixed_ip: flagOf(given, 'dns_publish_fixed_ip', false),
      })
      setSubnets(network.id)
      return subnet
    },
    update(subnet, given) {
      const cidr = parseCidr(subnet.cidr)
      if (!cidr) throw new Error(`subnet ${subnet.id} has no range`)
      const change: Record<string, unknown> = { ...given }
      const gateway =
        'gateway_ip' in given
          ? gatewayOf(cidr, given)
          : parseAddress(subnet.gateway_ip ?? '')
      if ('allocation_pools' in given) {
        change['allocation_pools'] = poolsOf(cidr, gateway, given['allocation_pools'])
      }
      if ('host_routes' in given) change['host_routes'] = routesOf(given['host_routes'])
      if ('dns_nameservers' in given)
        change['dns_nameservers'] = textsOf(given, 'dns_nameservers')
      return subnets.put(changed(scope, subnet, change))
    },
    remove(subnet) {
      const inUse = ports
        .by('network_id', subnet.network_id)
        .some((port) => port.fixed_ips.some((fixed) => fixed.subnet_id === subnet.id))
      if (inUse) {
        throw conflict(
          'SubnetInUse',
          `Unable to complete operation on subnet ${subnet.id}: One or more ports have an IP allocation from this subnet.`,
        )
      }
      subnets.delete(subnet.id)
      setSubnets(subnet.network_id)
    },
  }
}

/** The network of the body, when a subnet may be made on it: its owner's or an administrator's. */
function networkFor({ networks }: Networking, given: Given, caller: Caller): Network {
  const id = textOf(given, 'network_id')
  const network = networks.get(id)
  const isOwn =
    network !== undefined && (caller.isAdmin || network.project_id === caller.projectId)
  if (isOwn) return network
  if (network?.shared || network?.['router:external']) throw notAllowed('create_subnet')
  throw networkNotFound(id)
}

function cidrOf({ subnets }: Networking, network: Network, given: Given): Cidr {
  const cidr = parseCidr(textOf(given, 'cidr'))
  if (!cidr) {
    throw badRequest(
      'Bad subnets request: a subnetpool must be specified in the absence of a cidr.',
      'BadRequest',
    )
  }
  if (cidr.version !== given['ip_version']) {
    throw badRequest(
      `Invalid input for operation: 'cidr' ${formatCidr(cidr)} does not match the ip_version '${String(given['ip_version'])}'.`,
      'InvalidInput',
    )
  }
  for (const other of subnets.by('network_id', network.id)) {
    const range = parseCidr(other.cidr)
    if (range && overlap(range, cidr)) {
      throw badRequest(
        `Invalid input for operation: Requested subnet with cidr: ${formatCidr(cidr)} for network: ${network.id} overlaps with another subnet.`,
        'InvalidInput',
      )
    }
  }
  return cidr
}

/** The first address, unless another or none is asked for. */
function gatewayOf(cidr: Cidr, given: Given): bigint | undefined {
  const wanted = given['gateway_ip']
  if (wanted === null) return undefined
  if (wanted === undefined) return cidr.first + 1n
  const value = parseAddress(inWords(wanted))
  if (value === undefined || !contains(cidr, value)) {
    throw badRequest(
      `Invalid input for operation: Gateway is not valid on subnet ${inWords(wanted)}.`,
      'InvalidInput',
    )
  }
  return value
}

function poolsOf(cidr: Cidr, gateway: bigint | undefined, wanted: unknown): IpRange[] {
  if (wanted === undefined || wanted === null) return defaultPools(cidr, gateway)
  if (!Array.isArray(wanted))
    throw invalid('allocation_pools', 'it must be a list of ranges')
  return wanted.map((entry: unknown): IpRange => {
    const start = isObject(entry) ? String(entry['start']) : ''
    const end = isObject(entry) ? String(entry['end']) : ''
    const [low, high] = [parseAddress(start), parseAddress(end)]
    if (low === undefined || high === undefined || low > high) {
      throw badRequest(
        `The allocation pool ${start}-${end} is not valid.`,
        'InvalidAllocationPool',
      )
    }
    if (!contains(cidr, low) || !contains(cidr, high)) {
      throw badRequest(
        `The allocation pool ${start}-${end} spans beyond the subnet cidr ${formatCidr(cidr)}.`,
        'OutOfBoundsAllocationPool',
      )
    }
    if (gateway !== undefined && gateway >= low && gateway <= high) {
      throw conflict(
        'GatewayConflictWithAllocationPools',
        `Gateway ip ${formatAddress(gateway, cidr.version)} conflicts with allocation pool ${start}-${end}.`,
      )
    }
    return { start, end }
  })
}

function routesOf(wanted: unknown): { destination: string; nexthop: string }[] {
  if (wanted === undefined || wanted === null) return []
  if (!Array.isArray(wanted)) throw invalid('host_routes', 'it must be a list of routes')
  return wanted.map((entry: unknown) => {
    const destination = isObject(entry) ? entry['destination'] : undefined
    const nexthop = isObject(entry) ? entry['nexthop'] : undefined
    if (
      typeof destination !== 'string' ||
      !parseCidr(destination) ||
      typeof nexthop !== 'string'
    ) {
      throw invalid('host_routes', `'${JSON.stringify(entry)}' is not a route`)
    }
    return { destination, nexthop }
  })
}

function modeOf(cidr: Cidr, given: Given, name: string): Ipv6Mode | null {
  const wanted = given[name]
  if (wanted === undefined || wanted === null) return null
  const mode = modes.find((known) => known === wanted)
  if (mode === undefined)
    throw invalid(name, `'${inWords(wanted)}' is not in ${JSON.stringify(modes)}`)
  if (cidr.version === 4) {
    throw badRequest(
      'Invalid input for operation: ipv6_ra_mode or ipv6_address_mode cannot be set when ip_version is 4.',
      'InvalidInput',
    )
  }
  return mode
}
