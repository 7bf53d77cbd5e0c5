import { portUse, type Port } from '@aloft/openstack/port'
import type { RegionNetworks } from '../surroundings.ts'

export interface ServerNode {
  readonly id: string
  readonly name: string
  readonly addresses: readonly string[]
}

export interface NetworkNode {
  readonly id: string
  readonly name: string
  readonly isUp: boolean
  readonly isExternal: boolean
  readonly ranges: readonly string[]
  readonly servers: readonly ServerNode[]
  /** Ports that nothing has. */
  readonly free: number
}

export interface RouterNode {
  readonly id: string
  readonly name: string
  readonly isUp: boolean
  /** The network outside that it leads to. */
  readonly gateway?: string
  /** Networks that it joins, with its address in each. */
  readonly joins: readonly { readonly networkId: string; readonly address: string }[]
}

/** What a picture of a region shows. */
export interface Topology {
  readonly external: readonly NetworkNode[]
  readonly routers: readonly RouterNode[]
  readonly networks: readonly NetworkNode[]
}

/** Who joins whom, of everything in a region. Networks outside that nobody uses are left out. */
export function topologyOf(around: RegionNetworks): Topology {
  const byNetwork = Map.groupBy(around.ports, ({ networkId }) => networkId)
  const names = new Map(around.servers.map(({ id, name }) => [id, name]))
  const nodes = around.networks.map((network): NetworkNode => {
    const ports = byNetwork.get(network.id) ?? []
    return {
      id: network.id,
      name: network.name,
      isUp: network.adminStateUp,
      isExternal: network.external,
      ranges: around.subnets
        .filter(({ networkId }) => networkId === network.id)
        .map(({ cidr }) => cidr),
      servers: serversOf(ports, names),
      free: ports.filter((port) => portUse(port) === 'free').length,
    }
  })
  const routers = around.routers.map((router): RouterNode => ({
    id: router.id,
    name: router.name,
    isUp: router.adminStateUp,
    ...(router.gateway === undefined ? {} : { gateway: router.gateway.networkId }),
    joins: around.ports
      .filter((port) => port.deviceId === router.id && portUse(port) === 'router')
      .map(({ networkId, fixedIps }) => ({
        networkId,
        address: fixedIps.map(({ address }) => address).join(', '),
      })),
  }))
  const used = new Set(routers.flatMap(({ gateway }) => gateway ?? []))
  return {
    external: nodes.filter(
      ({ id, isExternal, servers }) => isExternal && (used.has(id) || servers.length > 0),
    ),
    routers,
    // Those behind the same router stand together, and those of nobody last.
    networks: nodes
      .filter(({ isExternal }) => !isExternal)
      .toSorted((a, b) => placeOf(a.id, routers) - placeOf(b.id, routers)),
  }
}

function placeOf(networkId: string, routers: readonly RouterNode[]): number {
  const at = routers.findIndex(({ joins }) =>
    joins.some((join) => join.networkId === networkId),
  )
  return at === -1 ? routers.length : at
}

function serversOf(
  ports: readonly Port[],
  names: ReadonlyMap<string, string>,
): readonly ServerNode[] {
  const held = ports.filter((port) => portUse(port) === 'server')
  return [...Map.groupBy(held, ({ deviceId }) => deviceId ?? '')]
    .map(([id, own]) => ({
      id,
      name: names.get(id) ?? id,
      addresses: own.flatMap(({ fixedIps }) => fixedIps.map(({ address }) => address)),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}
