import type { FloatingIp } from './floating-ip.ts'
import { isOfCloud, portUse, type Port } from './port.ts'
import type { Router } from './router.ts'
import type { Subnet } from './subnet.ts'

/** What is there beside the thing that is to be deleted, of one region. */
export interface Surroundings {
  readonly ports: readonly Port[]
  readonly subnets: readonly Subnet[]
  readonly routers: readonly Router[]
  readonly floatingIps: readonly Pick<FloatingIp, 'id' | 'address' | 'portId'>[]
  readonly servers: readonly { readonly id: string; readonly name: string }[]
}

export type DeletionTarget =
  | { readonly kind: 'network'; readonly id: string }
  | { readonly kind: 'subnet'; readonly id: string; readonly networkId: string }
  | { readonly kind: 'router'; readonly id: string }

/** One thing that no longer works. */
export interface Broken {
  readonly kind: 'server' | 'router' | 'port' | 'floating-ip' | 'subnet'
  readonly id: string
  readonly name: string
  /** What happens to it: `loses 10.0.0.5`. */
  readonly words: string
}

export interface Breakage {
  /** `This breaks 3 ports, 1 router interface; servers web-01, web-02 lose their address.` */
  readonly sentence: string
  readonly broken: readonly Broken[]
  /** What the cloud refuses the deletion over, until it is gone: `2 ports are in use`. */
  readonly refusal?: string
}

/**
 * What breaks when a network, a subnet or a router is deleted. Neutron refuses while ports other than
 * its own services' are left (`_ensure_network_not_in_use`, `_ensure_router_not_in_use` and
 * `delete_subnet` of https://opendev.org/openstack/neutron/src/branch/master/neutron/db), so that
 * `refusal` is told too: the list is what has to be moved first.
 */
export function whatBreaks(target: DeletionTarget, around: Surroundings): Breakage {
  switch (target.kind) {
    case 'network':
      return ofNetwork(target.id, around)
    case 'subnet':
      return ofSubnet(target, around)
    case 'router':
      return ofRouter(target.id, around)
    default:
      return target satisfies never
  }
}

function ofNetwork(id: string, around: Surroundings): Breakage {
  const ports = around.ports.filter(({ networkId }) => networkId === id)
  const subnets = around.subnets.filter(({ networkId }) => networkId === id)
  const held = ports.filter((port) => !isOfCloud(port))
  const goes = subnets.map((subnet): Broken => ({
    kind: 'subnet',
    id: subnet.id,
    name: subnet.name,
    words: `${subnet.cidr} goes with it`,
  }))
  return breakage(held, around, goes, (count) => `${count} still in use on the network`)
}

function ofSubnet(
  { id }: DeletionTarget & { kind: 'subnet' },
  around: Surroundings,
): Breakage {
  const subnet = around.subnets.find((each) => each.id === id)
  const isSelfMade = subnet?.ipv6Mode === 'slaac' || subnet?.ipv6Mode === 'dhcpv6-stateless'
  const held = around.ports.flatMap((port) => {
    if (isOfCloud(port)) return []
    const fixedIps = port.fixedIps.filter(({ subnetId }) => subnetId === id)
    return fixedIps.length === 0 ? [] : [{ ...port, fixedIps }]
  })
  // Addresses that servers made themselves go silently; a router's interface does not.
  const inTheWay = isSelfMade ? held.filter((port) => portUse(port) === 'router') : held
  return breakage(
    held,
    around,
    [],
    (count) => `${count} holding an address of the subnet`,
    inTheWay.length,
  )
}

function ofRouter(id: string, around: Surroundings): Breakage {
  const own = around.ports.filter(({ deviceId }) => deviceId === id)
  const interfaces = own.filter((port) => portUse(port) === 'router')
  const router = around.routers.find((each) => each.id === id)
  const subnetIds = new Set(
    interfaces.flatMap(({ fixedIps }) =>
      fixedIps.flatMap(({ subnetId }) => subnetId ?? []),
    ),
  )
  const behind = around.ports.filter(
    (port) =>
      portUse(port) === 'server' &&
      port.fixedIps.some(
        ({ subnetId }) => subnetId !== undefined && subnetIds.has(subnetId),
      ),
  )
  const from = router?.gateway === undefined ? 'other networks' : 'the outside'
  const cutOff = serversOf(behind, around, () => `is cut off from ${from}`)
  const joined = interfaces.map((port): Broken => ({
    kind: 'subnet',
    id: port.fixedIps[0]?.subnetId ?? port.id,
    name: nameOfSubnet(port, around),
    words: `is no longer behind ${addressesOf(port)}`,
  }))
  const floating = floatingOf(behind, around)
  const parts = [
    counted(interfaces.length, 'interface', 'interfaces'),
    counted(floating.length, 'floating IP', 'floating IPs'),
  ]
  const servers = clause(cutOff, 'is cut off', 'are cut off')
  return {
    sentence: sentenceOf(parts, servers),
    broken: [...joined, ...cutOff, ...floating],
    ...refusal(
      interfaces.length,
      (count) => `${count} still attached to the router`,
      'interface',
    ),
  }
}

function breakage(
  held: readonly Port[],
  around: Surroundings,
  more: readonly Broken[],
  refused: (count: string) => string,
  inTheWay = held.length,
): Breakage {
  const use = Map.groupBy(held, portUse)
  const routerPorts = [...(use.get('router') ?? []), ...(use.get('gateway') ?? [])]
  const plain = held.filter((port) => !routerPorts.includes(port))
  const servers = serversOf(
    use.get('server') ?? [],
    around,
    (addresses) => `loses ${addresses}`,
  )
  const floating = floatingOf(held, around)
  const parts = [
    counted(plain.length, 'port', 'ports'),
    counted(routerPorts.length, 'router interface', 'router interfaces'),
    counted(floating.length, 'floating IP', 'floating IPs'),
  ]
  const routers = routerPorts.map((port): Broken => ({
    kind: 'router',
    id: port.deviceId ?? '',
    name: around.routers.find(({ id }) => id === port.deviceId)?.name ?? 'A router',
    words: `loses its interface ${addressesOf(port)}`,
  }))
  const others = plain
    .filter((port) => portUse(port) !== 'server')
    .map((port): Broken => ({
      kind: 'port',
      id: port.id,
      name: port.name,
      words: `is a port with ${addressesOf(port) || 'no address'}`,
    }))
  return {
    sentence: sentenceOf(parts, clause(servers, 'loses its address', 'lose their address')),
    broken: [...routers, ...servers, ...others, ...floating, ...more],
    ...refusal(inTheWay, refused, 'port'),
  }
}

/** The servers that have the ports; `wordsOf` tells what happens to each, by its addresses. */
function serversOf(
  ports: readonly Port[],
  around: Surroundings,
  wordsOf: (addresses: string) => string,
): Broken[] {
  const byServer = Map.groupBy(ports, ({ deviceId }) => deviceId ?? '')
  return [...byServer].map(([id, own]) => ({
    kind: 'server',
    id,
    name: around.servers.find((server) => server.id === id)?.name ?? id,
    words: wordsOf(own.map(addressesOf).join(', ')),
  }))
}

const addressesOf = ({ fixedIps }: Port): string =>
  fixedIps.map(({ address }) => address).join(', ')

function floatingOf(ports: readonly Port[], around: Surroundings): Broken[] {
  const ids = new Set(ports.map(({ id }) => id))
  return around.floatingIps
    .filter(({ portId }) => portId !== undefined && ids.has(portId))
    .map(({ id, address }) => ({
      kind: 'floating-ip',
      id,
      name: address,
      words: 'leads nowhere any more',
    }))
}

function nameOfSubnet(port: Port, around: Surroundings): string {
  const id = port.fixedIps[0]?.subnetId
  return around.subnets.find((subnet) => subnet.id === id)?.name ?? 'A subnet'
}

function counted(count: number, one: string, many: string): string | undefined {
  return count === 0 ? undefined : `${count} ${count === 1 ? one : many}`
}

const mostNamed = 5

function clause(
  servers: readonly { readonly name: string }[],
  one: string,
  many: string,
): string | undefined {
  if (servers.length === 0) return undefined
  const named = servers.slice(0, mostNamed).map(({ name }) => name)
  const rest = servers.length - named.length
  const list = rest > 0 ? `${named.join(', ')} and ${rest} more` : named.join(', ')
  return servers.length === 1 ? `server ${list} ${one}` : `servers ${list} ${many}`
}

function sentenceOf(
  parts: readonly (string | undefined)[],
  servers: string | undefined,
): string {
  const counts = parts.filter((part) => part !== undefined).join(', ')
  if (counts === '' && servers === undefined) return 'Nothing uses it.'
  if (counts === '') return `This breaks: ${servers}.`
  return servers === undefined
    ? `This breaks ${counts}.`
    : `This breaks ${counts}; ${servers}.`
}

function refusal(
  count: number,
  words: (count: string) => string,
  noun: string,
): { refusal?: string } {
  if (count === 0) return {}
  const subject = count === 1 ? `1 ${noun} is` : `${count} ${noun}s are`
  return { refusal: words(subject) }
}
