import type { NetworkNode, RouterNode, ServerNode, Topology } from './topology-model.ts'

/** A place in the picture, in its own units: one is a CSS pixel at full size. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface PlacedServer extends Box {
  readonly server: ServerNode
}

export interface PlacedNetwork extends Box {
  readonly network: NetworkNode
  readonly servers: readonly PlacedServer[]
  /** Servers that are not drawn one by one. */
  readonly more: number
}

interface PlacedRouter extends Box {
  readonly router: RouterNode
}

interface PlacedLine {
  readonly key: string
  readonly path: string
  readonly isUp: boolean
}

interface TopologyLayout {
  readonly width: number
  readonly height: number
  readonly external: readonly PlacedNetwork[]
  readonly routers: readonly PlacedRouter[]
  readonly networks: readonly PlacedNetwork[]
  readonly lines: readonly PlacedLine[]
}

const sizes = {
  node: 176,
  gap: 72,
  card: 452,
  head: 52,
  chip: { width: 212, height: 26, gap: 6 },
  pad: 12,
  row: 20,
} as const
const { node, gap, card, head, chip, pad, row } = sizes
const chipsInRow = 2

const heightOf = (rows: number) =>
  rows === 0 ? head : head + rows * (chip.height + chip.gap) + pad - chip.gap

/**
 * Three columns: outside, routers, networks with their servers. A network shows `most` servers at
 * first, so that fifty are read at a glance and ten thousand are still one picture.
 */
export function layOut(
  topology: Topology,
  opened: ReadonlySet<string>,
  most = 12,
): TopologyLayout {
  let y = 0
  const networksX = 2 * (node + gap)
  const networks = topology.networks.map((network): PlacedNetwork => {
    const isOpened = opened.has(network.id)
    const drawn = isOpened ? network.servers : network.servers.slice(0, most)
    const more = network.servers.length - drawn.length
    const slots = drawn.length + (more > 0 || (isOpened && drawn.length > most) ? 1 : 0)
    const box = {
      x: networksX,
      y,
      width: card,
      height: heightOf(Math.ceil(slots / chipsInRow)),
    }
    y += box.height + row
    return {
      network,
      ...box,
      more,
      servers: drawn.map((server, at) => chipAt(box, server, at)),
    }
  })
  const networkAt = new Map(networks.map((placed) => [placed.network.id, placed]))
  const routers = inColumn(
    topology.routers.map((router) => ({
      item: router,
      wish: highest(
        router.joins.flatMap(({ networkId }) => networkAt.get(networkId) ?? []),
      ),
    })),
    node + gap,
  ).map(({ item, ...box }): PlacedRouter => ({ router: item, ...box }))
  const external = inColumn(
    topology.external.map((network) => ({
      item: network,
      wish: highest(routers.filter(({ router }) => router.gateway === network.id)),
    })),
    0,
  ).map(({ item, ...box }): PlacedNetwork => ({
    network: item,
    ...box,
    servers: [],
    more: item.servers.length,
  }))
  const externalAt = new Map(external.map((placed) => [placed.network.id, placed]))
  const bottoms = [...networks, ...routers, ...external].map((box) => box.y + box.height)
  return {
    width: networksX + card,
    height: Math.max(head, ...bottoms),
    external,
    routers,
    networks,
    lines: linesOf(routers, networkAt, externalAt),
  }
}

/** Where a chip stands in the card of its network. */
function chipAt(box: Box, server: ServerNode, at: number): PlacedServer {
  return { server, ...chipBox(box, at) }
}

export function chipBox(box: Box, at: number): Box {
  return {
    x: box.x + pad + (at % chipsInRow) * (chip.width + chip.gap),
    y: box.y + head + Math.floor(at / chipsInRow) * (chip.height + chip.gap),
    width: chip.width,
    height: chip.height,
  }
}

/** Beside the highest of what it joins: so the picture begins at its top, on a telephone too. */
function highest(boxes: readonly Box[]): number | undefined {
  return boxes.length === 0 ? undefined : Math.min(...boxes.map(({ y }) => y))
}

/** Each as near to its wish as the others let it be. */
function inColumn<Item>(
  wishes: readonly { readonly item: Item; readonly wish: number | undefined }[],
  x: number,
) {
  let free = 0
  return wishes
    .toSorted((a, b) => (a.wish ?? Infinity) - (b.wish ?? Infinity))
    .map(({ item, wish }) => {
      const y = Math.max(free, wish ?? free)
      free = y + head + row
      return { item, x, y, width: node, height: head }
    })
}

function linesOf(
  routers: readonly PlacedRouter[],
  networkAt: ReadonlyMap<string, PlacedNetwork>,
  externalAt: ReadonlyMap<string, PlacedNetwork>,
): readonly PlacedLine[] {
  return routers.flatMap((placed) => {
    const { router } = placed
    const outside = externalAt.get(router.gateway ?? '')
    // Two families of one network are two interfaces and one line.
    const inside = new Set(router.joins.map(({ networkId }) => networkId))
    return [
      ...(outside === undefined
        ? []
        : [
            {
              key: `${router.id}/outside`,
              path: curve(outside, placed),
              isUp: router.isUp,
            },
          ]),
      ...[...inside].flatMap((id) => {
        const network = networkAt.get(id)
        if (network === undefined) return []
        const isUp = router.isUp && network.network.isUp
        return [{ key: `${router.id}/${id}`, path: curve(placed, network), isUp }]
      }),
    ]
  })
}

/** From the right edge of one to the head of the other, level at both ends. */
function curve(from: Box, to: Box): string {
  const start = { x: from.x + from.width, y: from.y + head / 2 }
  const end = { x: to.x, y: to.y + head / 2 }
  const bend = (end.x - start.x) / 2
  return `M${start.x} ${start.y} C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`
}
