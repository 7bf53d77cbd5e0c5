import type { Caller } from '../core/caller.ts'
import type { ServiceScope } from '../core/cloud.ts'
import {
  type Cidr, formatAddress, formatCidr, overlap, parseAddress, parseCidr, slaacAddress,
} from './address.ts' // prettier-ignore
import { badRequest, conflict, notAllowed } from './fault.ts'
import type { Given, Kind } from './kind.ts'
import type { Network, Networking, Subnet } from './model.ts'
import { networkNotFound, subnetNotFound } from './not-found.ts'
import { changed, flagOf, newResource, textOf, textsOf } from './resource.ts'
import {
  checkDhcp, gatewayOf, hostRoutesOf, invalidInput, ipv6ModesOf, nameServersOf, poolsOf,
} from './subnet-checks.ts' // prettier-ignore
import { isServicePort } from './service-port.ts'

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
      const isDhcp = flagOf(given, 'enable_dhcp', true)
      if (isDhcp) checkDhcp(cidr)
      const subnet = subnets.put({
        ...newResource(scope, projectId, given),
        network_id: network.id,
        ip_version: cidr.version,
        cidr: formatCidr(cidr),
        gateway_ip: gateway === undefined ? null : formatAddress(gateway, cidr.version),
        allocation_pools: poolsOf(cidr, gateway, given['allocation_pools']),
        enable_dhcp: isDhcp,
        dns_nameservers: nameServersOf(cidr, given['dns_nameservers']),
        host_routes: hostRoutesOf(cidr, given['host_routes']),
        ...ipv6ModesOf(cidr, given, isDhcp),
        subnetpool_id: null,
        service_types: textsOf(given, 'service_types'),
        dns_publish_fixed_ip: flagOf(given, 'dns_publish_fixed_ip', false),
      })
      if (isSelfMade(subnet)) giveAddresses(networking, subnet, cidr)
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
      if ('gateway_ip' in given) checkGatewayUse(networking, subnet, given['gateway_ip'])
      if (given['enable_dhcp'] === true && !subnet.enable_dhcp) checkDhcp(cidr)
      if (given['enable_dhcp'] === false && subnet.ipv6_address_mode !== null) {
        throw invalidInput('Cannot disable enable_dhcp with ipv6 attributes set')
      }
      const pools = given['allocation_pools'] ?? subnet.allocation_pools
      change['allocation_pools'] = poolsOf(cidr, gateway, pools)
      if ('host_routes' in given) {
        change['host_routes'] = hostRoutesOf(cidr, given['host_routes'])
      }
      if ('dns_nameservers' in given) {
        change['dns_nameservers'] = nameServersOf(cidr, given['dns_nameservers'])
      }
      return subnets.put(changed(scope, subnet, change))
    },
    remove(subnet) {
      const onIt = ports
        .by('network_id', subnet.network_id)
        .filter((port) => port.fixed_ips.some((fixed) => fixed.subnet_id === subnet.id))
      const holders = onIt.filter(({ device_owner: owner }) =>
        // An address that a port made for itself goes with the subnet; a router stays.
        isSelfMade(subnet)
          ? owner === 'network:router_interface'
          : !isServicePort({ device_owner: owner }),
      )
      if (holders.length > 0) {
        throw conflict(
          'SubnetInUse',
          `Unable to complete operation on subnet ${subnet.id}: One or more ports have an IP allocation from this subnet.`,
        )
      }
      for (const port of onIt) {
        const kept = port.fixed_ips.filter((fixed) => fixed.subnet_id !== subnet.id)
        ports.put({ ...port, fixed_ips: kept })
      }
      subnets.delete(subnet.id)
      setSubnets(subnet.network_id)
    },
  }
}

const isSelfMade = (subnet: Subnet): boolean =>
  subnet.ipv6_address_mode === 'slaac' || subnet.ipv6_address_mode === 'dhcpv6-stateless'

/** Ports that are there already make themselves an address of a new subnet. */
function giveAddresses({ ports }: Networking, subnet: Subnet, cidr: Cidr): void {
  for (const port of ports.by('network_id', subnet.network_id)) {
    if (port.device_owner.startsWith('network:router')) continue
    const own = { subnet_id: subnet.id, ip_address: slaacAddress(cidr, port.mac_address) }
    ports.put({ ...port, fixed_ips: [...port.fixed_ips, own] })
  }
}

/** A router that has the gateway's address keeps it. */
function checkGatewayUse({ ports }: Networking, subnet: Subnet, wanted: unknown): void {
  const current = subnet.gateway_ip
  if (current === null || wanted === null || wanted === current) return
  const holder = ports
    .by('network_id', subnet.network_id)
    .find(
      (port) =>
        port.device_owner === 'network:router_interface' &&
        port.fixed_ips.some((fixed) => fixed.ip_address === current),
    )
  if (!holder) return
  throw conflict(
    'GatewayIpInUse',
    `Current gateway ip ${current} already in use by port ${holder.id}. Unable to update.`,
  )
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
    throw invalidInput(
      `cidr '${formatCidr(cidr)}' does not match the ip_version '${String(given['ip_version'])}'`,
    )
  }
  if (cidr.prefix === 0) throw invalidInput('0 is not allowed as CIDR prefix length')
  for (const other of subnets.by('network_id', network.id)) {
    const range = parseCidr(other.cidr)
    if (range && overlap(range, cidr)) {
      throw invalidInput(
        `Requested subnet with cidr: ${formatCidr(cidr)} for network: ${network.id} overlaps with another subnet`,
      )
    }
  }
  return cidr
}
