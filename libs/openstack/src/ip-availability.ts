import { parseIpAddress } from './ip-address.ts'
import type { Port } from './port.ts'
import type { Subnet } from './subnet.ts'

export interface AddressesLeft {
  readonly used: number
  /** What the pools hold; the number of an IPv6 subnet is beyond counting in numbers. */
  readonly total: bigint
}

/**
 * How many addresses of a subnet are given out, counted from ports as Neutron's
 * network-ip-availability counts them: that extension is for administrators only. Right only where
 * all ports of the network are seen, as the network's owner does.
 */
export function addressesLeft(subnet: Subnet, ports: readonly Port[]): AddressesLeft {
  let used = 0
  for (const port of ports) {
    for (const { subnetId } of port.fixedIps) if (subnetId === subnet.id) used++
  }
  let total = 0n
  for (const { start, end } of subnet.pools) {
    const first = parseIpAddress(start)
    const last = parseIpAddress(end)
    if (first !== undefined && last !== undefined) total += last.value - first.value + 1n
  }
  return { used, total }
}
