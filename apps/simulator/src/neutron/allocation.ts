import { inWords } from '../core/wording.ts'
import { randomBytes } from 'node:crypto'
import type { Fault } from '../core/fault.ts'
import { isObject, stringAt } from '../core/json.ts'
import {
  contains,
  formatAddress,
  parseAddress,
  parseCidr,
  slaacAddress,
} from './address.ts'
import { badRequest, conflict, invalid } from './fault.ts'
import type { FixedIp, Networking, Subnet } from './model.ts'

/** A MAC address with Neutron's default prefix, not used on the network yet. */
export function newMac({ ports }: Networking, networkId: string): string {
  const used = new Set(ports.by('network_id', networkId).map((port) => port.mac_address))
  for (;;) {
    const [a, b, c] = randomBytes(3).toString('hex').match(/../g) ?? []
    const address = `fa:16:3e:${a}:${b}:${c}`
    if (!used.has(address)) return address
  }
}

function usedIn({ ports }: Networking, subnet: Subnet, exceptPortId?: string): Set<string> {
  const used = new Set<string>()
  for (const port of ports.by('network_id', subnet.network_id)) {
    if (port.id === exceptPortId) continue
    for (const fixed of port.fixed_ips) used.add(fixed.ip_address)
  }
  return used
}

/** The lowest free address of the subnet's pools; nothing when they are used up. */
function nextFree(subnet: Subnet, used: ReadonlySet<string>): string | undefined {
  for (const pool of subnet.allocation_pools) {
    const end = parseAddress(pool.end) ?? 0n
    for (let value = parseAddress(pool.start) ?? 1n; value <= end; value++) {
      const address = formatAddress(value, subnet.ip_version)
      if (!used.has(address)) return address
    }
  }
  return undefined
}

const isSlaac = (subnet: Subnet): boolean =>
  subnet.ipv6_address_mode === 'slaac' || subnet.ipv6_address_mode === 'dhcpv6-stateless'

/**
 * The addresses of a port: those that were asked for, or one IPv4, one managed IPv6 and every
 * self-made IPv6 address. Throws 400 or 409 in Neutron's words.
 */
export function allocate(
  networking: Networking,
  networkId: string,
  macAddress: string,
  wanted: unknown,
  exceptPortId?: string,
): FixedIp[] {
  const subnets = networking.subnets.by('network_id', networkId)
  if (wanted !== undefined) {
    if (!Array.isArray(wanted)) throw invalid('fixed_ips', 'it must be a list')
    const found: FixedIp[] = []
    const asked = wanted.flatMap((entry: unknown) => stringAt(entry, 'ip_address') ?? [])
    const twice = asked.find((address, index) => asked.indexOf(address) !== index)
    if (twice !== undefined) throw invalid('fixed_ips', `Duplicate IP address '${twice}'`)
    for (const entry of wanted) {
      found.push(
        allocateWanted(networking, networkId, macAddress, entry, found, exceptPortId),
      )
    }
    return found
  }
  const fixedIps: FixedIp[] = []
  for (const version of [4, 6] as const) {
    const managed = subnets.filter(
      (subnet) => subnet.ip_version === version && !isSlaac(subnet),
    )
    if (managed.length === 0) continue
    const fixed = managed
      .map((subnet) => ({
        subnet_id: subnet.id,
        ip_address: nextFree(subnet, usedIn(networking, subnet)),
      }))
      .find((candidate): candidate is FixedIp => candidate.ip_address !== undefined)
    if (!fixed) throw exhausted(networkId)
    fixedIps.push(fixed)
  }
  for (const subnet of subnets.filter(isSlaac)) {
    const cidr = parseCidr(subnet.cidr)
    if (cidr)
      fixedIps.push({ subnet_id: subnet.id, ip_address: slaacAddress(cidr, macAddress) })
  }
  return fixedIps
}

const exhausted = (networkId: string): Fault =>
  conflict(
    'IpAddressGenerationFailure',
    `No more IP addresses available on network ${networkId}.`,
  )

function allocateWanted(
  networking: Networking,
  networkId: string,
  macAddress: string,
  entry: unknown,
  taken: readonly FixedIp[],
  exceptPortId: string | undefined,
): FixedIp {
  if (!isObject(entry))
    throw invalid('fixed_ips', `'${JSON.stringify(entry)}' is not a dictionary`)
  const { subnet_id: subnetId, ip_address: address } = entry
  const subnets = networking.subnets.by('network_id', networkId)
  const value = typeof address === 'string' ? parseAddress(address) : undefined
  if (address !== undefined && value === undefined) {
    throw invalid('fixed_ips', `'${inWords(address)}' is not a valid IP address`)
  }
  const subnet = subnets.find((candidate) => {
    if (subnetId !== undefined) return candidate.id === subnetId
    const cidr = parseCidr(candidate.cidr)
    return cidr !== undefined && value !== undefined && contains(cidr, value)
  })
  if (!subnet) {
    if (subnetId !== undefined) {
      throw badRequest(
        `Failed to create port on network ${networkId}, because fixed_ips included invalid subnet ${inWords(subnetId)}.`,
        'InvalidInput',
      )
    }
    throw badRequest(
      `IP address ${inWords(address)} is not a valid IP for any of the subnets on the specified network.`,
      'InvalidIpForNetwork',
    )
  }
  const cidr = parseCidr(subnet.cidr)
  if (value !== undefined && (!cidr || !contains(cidr, value))) {
    throw badRequest(
      `IP address ${inWords(address)} is not a valid IP for the specified subnet.`,
      'InvalidIpForSubnet',
    )
  }
  const used = usedIn(networking, subnet, exceptPortId)
  for (const fixed of taken) used.add(fixed.ip_address)
  if (value !== undefined) {
    const text = formatAddress(value, subnet.ip_version)
    if (used.has(text)) {
      throw conflict(
        'IpAddressAlreadyAllocated',
        `IP address ${text} already allocated in subnet ${subnet.id}`,
      )
    }
    return { subnet_id: subnet.id, ip_address: text }
  }
  if (isSlaac(subnet) && cidr) {
    return { subnet_id: subnet.id, ip_address: slaacAddress(cidr, macAddress) }
  }
  const free = nextFree(subnet, used)
  if (free === undefined) throw exhausted(networkId)
  return { subnet_id: subnet.id, ip_address: free }
}
