import { describe, expect, it } from 'vitest'
import { parseIpAddress } from './ip-address.ts'
import { parseIpRange, rangeHolds } from './ip-range.ts'
import type { Port } from './port.ts'
import { type Opening, reachOf, type Surroundings } from './reachability.ts'
import {
  around,
  floating,
  group,
  interfaceOf,
  made,
  networks,
  port,
  ssh,
  sshRule,
} from './testing/reach-world.ts'

/** A generator of numbers that gives the same ones each time (Numerical Recipes' LCG). */
function createDice(seed: number) {
  let state = seed
  const roll = (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
  return { roll, pick: <T>(list: readonly T[]): T => made(list[roll(list.length)]) }
}
type Dice = ReturnType<typeof createDice>

/** From the internet, or from an address of a network. */
interface Packet {
  readonly zone: string
  readonly source: string
  readonly destination: string
}

const ranges4 = [
  '0.0.0.0/0',
  '10.1.0.0/25',
  '10.0.0.0/8',
  '203.0.113.0/24',
  '198.18.0.8/29',
]
const someRule = (dice: Dice): object => ({
  direction: dice.roll(5) === 0 ? 'egress' : 'ingress',
  ...dice.pick([
    {},
    { protocol: 'udp' },
    { protocol: 'tcp' },
    { protocol: '6', port_range_min: 20, port_range_max: 30 },
    { protocol: 'tcp', port_range_min: 23, port_range_max: 90 },
    sshRule,
  ]),
  ...dice.pick([
    { ethertype: 'IPv6' },
    { ethertype: 'IPv6', remote_ip_prefix: 'fd00:1::/65' },
    ...ranges4.map((remote_ip_prefix) => ({ remote_ip_prefix })),
    { remote_group_id: 'g0' },
    { remote_group_id: 'g1' },
    { ethertype: 'IPv6', remote_group_id: 'g0' },
  ]),
})

function someWorld(dice: Dice) {
  const groupIds = ['g0', 'g1', 'g2']
  const someGroups = () => groupIds.filter(() => dice.roll(3) === 0)
  const ports = Array.from({ length: 8 }, (_, index) => {
    const network = dice.pick(networks).id
    const number = {
      public: '198.18.0',
      inside: '10.1.0',
      beside: '10.2.0',
      alone: '10.3.0',
    }
    const base = Object.entries(number).find(([name]) => name === network)?.[1]
    const sixth = network === 'inside' && dice.roll(2) === 0 ? [`fd00:1::${index + 4}`] : []
    const isOpen = dice.roll(10) === 0
    return port(`p${index}`, network, [`${base}.${index + 4}`, ...sixth], someGroups(), {
      port_security_enabled: !isOpen,
      admin_state_up: dice.roll(12) !== 0,
    })
  })
  const links = [interfaceOf('r1', 'inside')]
  if (dice.roll(2) === 0) links.push(interfaceOf('r1', 'beside'))
  if (dice.roll(3) === 0)
    links.push(interfaceOf('r2', 'beside'), interfaceOf('r2', 'alone'))
  const floatingIps = ports
    .filter(({ networkId }) => networkId !== 'public' && dice.roll(3) === 0)
    .map(({ id, fixedIps }, index) =>
      floating(id, made(fixedIps[0]).address, `198.18.0.${200 + index}`),
    )
  const groups = groupIds.map((id) =>
    group(
      id,
      Array.from({ length: 1 + dice.roll(4) }, () => someRule(dice)),
    ),
  )
  return around({ ports: [...ports, ...links], groups, floatingIps })
}

function somePacket(
  dice: Dice,
  { ports, floatingIps }: Surroundings,
  target: Port,
): Packet {
  const fixed = target.fixedIps.map(({ address }) => address)
  const floated = floatingIps.filter(({ portId }) => portId === target.id)
  const isFloated = floated.length > 0 && dice.roll(2) === 0
  if (isFloated || dice.roll(3) === 0) {
    const destination = isFloated ? made(floated[0]).address : dice.pick(fixed)
    const sources = destination.includes(':')
      ? ['2001:db8:9::1']
      : ['203.0.113.7', '192.0.2.77']
    return { zone: 'internet', source: dice.pick(sources), destination }
  }
  const destination = dice.pick(fixed)
  const isSixth = destination.includes(':')
  const sender = dice.pick(ports.filter(({ fixedIps }) => fixedIps.length > 0))
  const own = sender.fixedIps.find(({ address }) => address.includes(':') === isSixth)
  const stray = {
    public: '198.18.0.9',
    inside: '10.1.0.200',
    beside: '10.2.0.200',
    alone: '10.3.0.200',
  }
  const other = isSixth
    ? 'fd00:1::8000:0:0:1'
    : made(Object.entries(stray).find(([name]) => name === sender.networkId)?.[1])
  return {
    zone: isSixth ? 'inside' : sender.networkId,
    source: dice.roll(3) === 0 ? other : (own?.address ?? other),
    destination,
  }
}

/** Follows one packet: is there a way, and does a filter let it through? Knows no answer of ours. */
function passes(packet: Packet, target: Port, world: Surroundings): boolean {
  if (!target.adminStateUp) return false
  const isFloating = world.floatingIps.some(
    ({ address, portId }) => address === packet.destination && portId === target.id,
  )
  if (packet.zone === 'internet') {
    if (!isFloating && target.networkId !== 'public') return false
  } else if (isFloating || !isJoined(packet.zone, target.networkId, world)) return false
  if (target.portSecurity === false) return true
  const source = made(parseIpAddress(packet.source))
  return world.groups
    .filter(({ id }) => target.securityGroupIds.includes(id))
    .flatMap(({ rules }) => rules)
    .some((rule) => {
      if (rule.direction !== 'ingress' || rule.version !== source.version) return false
      if (rule.protocol !== undefined && rule.protocol !== 'tcp') return false
      if (rule.fromPort !== undefined && (rule.fromPort > 22 || (rule.toPort ?? 0) < 22))
        return false
      if (rule.remoteGroupId !== undefined) {
        const id = rule.remoteGroupId
        return world.ports.some(
          (other) =>
            other.securityGroupIds.includes(id) &&
            other.fixedIps.some(({ address }) => address === packet.source),
        )
      }
      if (rule.remoteCidr === undefined) return true
      return rangeHolds(made(parseIpRange(rule.remoteCidr)), source)
    })
}

/** Walks from network to network through the routers' insides. */
function isJoined(
  from: string,
  to: string,
  world: Surroundings,
  seen: string[] = [],
): boolean {
  if (from === to) return true
  if (seen.includes(from)) return false
  const links = world.ports.filter(
    ({ deviceOwner }) => deviceOwner === 'network:router_interface',
  )
  return links
    .filter(({ networkId }) => networkId === from)
    .some(({ deviceId }) =>
      links
        .filter((link) => link.deviceId === deviceId)
        .some((link) => isJoined(link.networkId, to, world, [...seen, from])),
    )
}

/** Whether one of the ways in that were told is this packet's. */
function isTold(opening: Opening, packet: Packet): boolean {
  const version = packet.source.includes(':') ? 6 : 4
  const hasWay = opening.addresses.some(
    ({ address, from, kind }) =>
      address === packet.destination &&
      (packet.zone === 'internet'
        ? from === 'internet'
        : kind === 'fixed' && opening.insideNetworks.includes(packet.zone)),
  )
  if (!hasWay) return false
  const { source } = opening
  switch (source.kind) {
    case 'everybody':
      return true
    case 'range':
      return rangeHolds(
        made(parseIpRange(source.cidr)),
        made(parseIpAddress(packet.source)),
      )
    case 'members':
      return source.members.some(({ addresses }) => addresses.includes(packet.source))
    case 'address-group':
      return version === 4
    default:
      return source satisfies never
  }
}

describe('the answer, beside following packets one by one', () => {
  it('is the same for every packet of three hundred made-up clouds', () => {
    const dice = createDice(22)
    const counts = { through: 0, stopped: 0 }
    for (let cloud = 0; cloud < 300; cloud++) {
      const world = someWorld(dice)
      for (const target of world.ports.filter(({ fixedIps }) => fixedIps.length > 0)) {
        const reach = reachOf([target], ssh, world)
        for (let turn = 0; turn < 10; turn++) {
          const packet = somePacket(dice, world, target)
          // A server's way to itself never leaves it.
          if (target.fixedIps.some(({ address }) => address === packet.source)) continue
          const isThrough = passes(packet, target, world)
          counts[isThrough ? 'through' : 'stopped'] += 1
          expect({
            cloud,
            packet,
            told: reach.openings.some((opening) => isTold(opening, packet)),
          }).toEqual({ cloud, packet, told: isThrough })
        }
      }
    }
    // Both happen often enough for the comparison to mean something.
    expect(Math.min(counts.through, counts.stopped)).toBeGreaterThan(2000)
  })

  it('says nobody only where no packet gets through', () => {
    const dice = createDice(23)
    let seen = 0
    for (let cloud = 0; cloud < 200; cloud++) {
      const world = someWorld(dice)
      for (const target of world.ports.filter(({ fixedIps }) => fixedIps.length > 0)) {
        if (reachOf([target], ssh, world).verdict !== 'nobody') continue
        seen += 1
        for (let turn = 0; turn < 10; turn++) {
          const packet = somePacket(dice, world, target)
          if (target.fixedIps.some(({ address }) => address === packet.source)) continue
          expect(passes(packet, target, world)).toBe(false)
        }
      }
    }
    expect(seen).toBeGreaterThan(100)
  })
})
