import type { FloatingIp, PortForwarding } from './floating-ip.ts'
import { parseIpAddress } from './ip-address.ts'
import { isPrivateRange, parseIpRange, rangeHolds } from './ip-range.ts'
import type { Network } from './network.ts'
import { portUse, type Port } from './port.ts'
import type { Router } from './router.ts'
import type { Traffic } from './traffic.ts'

/** What decides where packets to a port can come from. */
export interface Ways {
  readonly ports: readonly Port[]
  readonly networks: readonly Pick<
    Network,
    'id' | 'name' | 'external' | 'shared' | 'projectId'
  >[]
  readonly routers: readonly Pick<Router, 'id' | 'gateway'>[]
  readonly floatingIps: readonly FloatingIp[]
}

/** An address of the server, and where it can be reached from at all. */
export interface ReachedAddress {
  /** With the port behind a colon where a port of a floating IP is forwarded. */
  readonly address: string
  readonly version: 4 | 6
  /** `pair`: one beside its own that it may answer for, such as one of keepalived. */
  readonly kind: 'fixed' | 'pair' | 'floating' | 'forwarded'
  /**
   * The internet, or only the networks that are joined to its own. `perhaps`: a public address that is
   * routed, so that the internet has a way when whoever runs the cloud announces it.
   */
  readonly from: 'internet' | 'perhaps' | 'inside'
}

/** Whether other projects have routers and ports there, which this one does not see. */
export function isShared(
  networkId: string,
  port: Pick<Port, 'projectId'>,
  { networks }: Pick<Ways, 'networks'>,
): boolean {
  const network = networks.find(({ id }) => id === networkId)
  if (network === undefined || network.shared) return true
  const [own, its] = [port.projectId, network.projectId]
  return own !== undefined && its !== undefined && own !== its
}

/** The addresses at which packets of this traffic come to a port. */
export function addressesOf(
  port: Port,
  traffic: Traffic,
  insideNetworks: readonly string[],
  ways: Ways,
): ReachedAddress[] {
  const { floatingIps } = ways
  const network = ways.networks.find(({ id }) => id === port.networkId)
  const isRouted = isWayOut(port, insideNetworks, ways)
  const fixed = (address: string, kind: 'fixed' | 'pair'): ReachedAddress => ({
    address,
    version: versionOf(address),
    kind,
    from:
      network?.external === true
        ? 'internet'
        : isRouted && isPublic(address)
          ? 'perhaps'
          : 'inside',
  })
  const own = port.fixedIps.flatMap(({ address }) => [
    fixed(address, 'fixed'),
    ...floatingIps
      .filter(
        ({ portId, fixedAddress }) =>
          portId === port.id && (fixedAddress === undefined || fixedAddress === address),
      )
      .map(({ address: outer }) => outside(outer, 'floating')),
  ])
  const ownAddresses = new Set(port.fixedIps.map(({ address }) => address))
  const pairs = port.allowedPairs.flatMap(({ address }) => {
    const single = address.replace(/\/(32|128)$/, '')
    const shown =
      single.includes('/') || ownAddresses.has(single) ? [] : [fixed(single, 'pair')]
    return [...shown, ...floatingOfPair(port, address, ways)]
  })
  const forwarded = floatingIps.flatMap(({ address, forwardings = [] }) =>
    forwardings
      .filter((each) => leadsTo(each, port, traffic))
      .map(({ externalPort }) =>
        outside(
          externalPort === undefined ? address : `${address}:${externalPort}`,
          'forwarded',
        ),
      ),
  )
  const known = new Set<string>()
  return [...own, ...pairs, ...forwarded].filter(({ address }) => {
    const isNew = !known.has(address)
    known.add(address)
    return isNew
  })
}

const versionOf = (address: string): 4 | 6 => parseIpAddress(address)?.version ?? 4

/** Neutron has floating IPs for IPv4 only. */
const outside = (address: string, kind: 'floating' | 'forwarded'): ReachedAddress => ({
  address,
  version: 4,
  kind,
  from: 'internet',
})

function isPublic(address: string): boolean {
  const range = parseIpRange(`${address}/${versionOf(address) === 4 ? 32 : 128}`)
  return range !== undefined && !isPrivateRange(range)
}

/** Behind a router with a gateway, or one that is not seen: on networks of others. */
function isWayOut(
  port: Port,
  insideNetworks: readonly string[],
  { ports, routers, networks }: Ways,
): boolean {
  if (insideNetworks.some((id) => isShared(id, port, { networks }))) return true
  return ports.some((each) => {
    if (portUse(each) !== 'router' || !insideNetworks.includes(each.networkId)) return false
    const router = routers.find(({ id }) => id === each.deviceId)
    return router === undefined || router.gateway !== undefined
  })
}

/**
 * Floating IPs of an address that moves between servers: it has a port of its own, which no server
 * holds, and packets to it come to the ports that may answer for it.
 */
function floatingOfPair(
  port: Port,
  pair: string,
  { ports, floatingIps }: Ways,
): ReachedAddress[] {
  const range = parseIpRange(pair.includes('/') ? pair : `${pair}/32`)
  if (range === undefined || range.version === 6) return []
  return floatingIps.flatMap(({ portId, fixedAddress = '', address }) => {
    const value = parseIpAddress(fixedAddress)
    if (value === undefined || portId === port.id || !rangeHolds(range, value)) return []
    const holder = ports.find(({ id }) => id === portId)
    if (holder === undefined || holder.networkId !== port.networkId) return []
    const isHeld = portUse(holder) !== 'free' && portUse(holder) !== 'other'
    return isHeld ? [] : [outside(address, 'floating')]
  })
}

function leadsTo(forwarding: PortForwarding, port: Port, traffic: Traffic): boolean {
  const { protocol, internalPort, internalPortId, internalAddress } = forwarding
  if (traffic.kind === 'ping' || traffic.protocol !== protocol) return false
  // A range of ports is not told in the floating IP's own answer: it may be among them.
  if (internalPort !== undefined && internalPort !== traffic.port) return false
  return internalPortId === undefined
    ? port.fixedIps.some(({ address }) => address === internalAddress)
    : internalPortId === port.id
}
