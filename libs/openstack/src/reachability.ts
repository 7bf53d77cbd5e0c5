import { parseIpRange, rangesOverlap } from './ip-range.ts'
import { joinedNetworks } from './joined-networks.ts'
import { portUse, type Port } from './port.ts'
import {
  addressesOf,
  isShared,
  type ReachedAddress,
  type Ways,
} from './reached-addresses.ts'
import type { SecurityGroup } from './security-group.ts'
import { isForEverybody, type SecurityRule } from './security-rule.ts'
import type { Subnet } from './subnet.ts'
import { ruleCovers, type Traffic } from './traffic.ts'

/** What a region has, as far as the project sees it. */
export interface Surroundings extends Ways {
  readonly groups: readonly SecurityGroup[]
  readonly subnets: readonly Pick<Subnet, 'networkId' | 'cidr'>[]
}

/** A port that is in a group which is let in. */
export interface Member {
  readonly portId: string
  readonly deviceId?: string
  readonly networkId: string
  readonly addresses: readonly string[]
}

export type Source =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'range'; readonly cidr: string }
  | {
      readonly kind: 'members'
      readonly groupId: string
      readonly members: readonly Member[]
      /** Other projects use the group: their members are not seen. */
      readonly unseen?: true
    }
  /** Its addresses are not read: for the project it is only an id. */
  | { readonly kind: 'address-group'; readonly id: string }

export type Cause =
  | { readonly kind: 'rule'; readonly group: SecurityGroup; readonly rule: SecurityRule }
  | { readonly kind: 'no-filter' }

/** One way in: whom a cause lets in, and to which addresses. */
export interface Opening {
  readonly portId: string
  readonly addresses: readonly ReachedAddress[]
  /** Networks (ids) from which the inside addresses are reached. */
  readonly insideNetworks: readonly string[]
  readonly source: Source
  readonly because: Cause
}

export interface Reach {
  readonly verdict:
    /** Everybody in the internet. */
    | 'everybody'
    /** Everybody within, and the internet when the cloud announces an address of it. */
    | 'perhaps'
    /** Everybody within the networks that are joined to its own. */
    | 'inside'
    /** Some ranges or members of groups. */
    | 'some'
    | 'nobody'
  readonly openings: readonly Opening[]
  /** Rules that would let somebody in who has no way to the addresses. */
  readonly without: readonly Opening[]
  /** Groups that ports name but that were not told: of another project. */
  readonly unknownGroups: readonly string[]
  /** Networks (ids) of its inside on which routers and ports of other projects are not seen. */
  readonly sharedNetworks: readonly string[]
  /** Where packets could come to, whoever sends them. */
  readonly addresses: readonly ReachedAddress[]
}

/**
 * Who can reach this at the server with those ports, as far as Neutron decides: a firewall within
 * the server is not seen. Groups let in by the fixed addresses of their members, so a member that
 * comes by a floating IP is not one. See
 * https://docs.openstack.org/neutron/latest/contributor/internals/security_group_api.html
 */
export function reachOf(
  serverPorts: readonly Port[],
  traffic: Traffic,
  around: Surroundings,
): Reach {
  const groups = new Map(around.groups.map((group) => [group.id, group]))
  const joined = joinedNetworks(around.ports)
  const openings: Opening[] = []
  const without: Opening[] = []
  const unknownGroups = new Set<string>()
  const sharedNetworks = new Set<string>()
  const addresses: ReachedAddress[] = []
  for (const port of serverPorts) {
    if (!port.adminStateUp) continue
    const insideNetworks = [...joined(port.networkId)]
    const all = addressesOf(port, traffic, insideNetworks, around)
    addresses.push(...all)
    for (const id of insideNetworks) if (isShared(id, port, around)) sharedNetworks.add(id)
    const add = (source: Source, reached: readonly ReachedAddress[], because: Cause) => {
      const opening = {
        portId: port.id,
        addresses: reached,
        insideNetworks,
        source,
        because,
      }
      ;(isPassable(opening, around) ? openings : without).push(opening)
    }
    if (port.portSecurity === false) {
      add({ kind: 'everybody' }, all, { kind: 'no-filter' })
      continue
    }
    for (const groupId of port.securityGroupIds) {
      const group = groups.get(groupId)
      if (group === undefined) {
        unknownGroups.add(groupId)
        continue
      }
      for (const rule of group.rules) {
        if (rule.direction !== 'ingress' || !ruleCovers(rule, traffic)) continue
        const reached = all.filter(({ version }) => version === rule.version)
        const source = sourceOf(rule, port, insideNetworks, around)
        add(source, reached, { kind: 'rule', group, rule })
      }
    }
  }
  return {
    verdict: verdictOf(openings),
    openings,
    without,
    unknownGroups: [...unknownGroups],
    sharedNetworks: [...sharedNetworks],
    addresses,
  }
}

function sourceOf(
  rule: SecurityRule,
  port: Port,
  insideNetworks: readonly string[],
  { ports, groups }: Surroundings,
): Source {
  if (rule.remoteGroupId !== undefined) {
    const groupId = rule.remoteGroupId
    const members = ports.flatMap((other): Member[] => {
      const isMember = other.securityGroupIds.includes(groupId) && other.id !== port.id
      // Packets between them pass no address translation only where the networks are joined.
      if (!isMember || !insideNetworks.includes(other.networkId)) return []
      const addresses = [
        ...other.fixedIps.map(({ address }) => address),
        ...other.allowedPairs.map(({ address }) => address),
      ].filter((address) => versionOf(address) === rule.version)
      if (addresses.length === 0) return []
      const { id: portId, deviceId, networkId } = other
      return [{ portId, networkId, addresses, ...(deviceId !== undefined && { deviceId }) }]
    })
    const group = groups.find(({ id }) => id === groupId)
    return {
      kind: 'members',
      groupId,
      members,
      ...(isOfOthers(group, port) && { unseen: true }),
    }
  }
  if (rule.remoteAddressGroupId !== undefined)
    return { kind: 'address-group', id: rule.remoteAddressGroupId }
  return isForEverybody(rule) || rule.remoteCidr === undefined
    ? { kind: 'everybody' }
    : { kind: 'range', cidr: rule.remoteCidr }
}

/** Neutron tells no project of the ports that another one has in a group. */
function isOfOthers(group: SecurityGroup | undefined, port: Port): boolean {
  if (group === undefined || group.shared) return true
  const [own, its] = [port.projectId, group.projectId]
  return own !== undefined && its !== undefined && own !== its
}

const versionOf = (address: string): 4 | 6 => (address.includes(':') ? 6 : 4)

/** Whether anybody whom it lets in has a way to one of the addresses. */
function isPassable(opening: Opening, { subnets }: Surroundings): boolean {
  const { addresses, insideNetworks, source } = opening
  if (addresses.length === 0) return false
  switch (source.kind) {
    case 'everybody':
    case 'address-group':
      return true
    case 'members':
      return source.members.length > 0 || source.unseen === true
    case 'range': {
      const range = parseIpRange(source.cidr)
      if (range === undefined) return false
      if (addresses.some(({ from }) => from !== 'inside')) return true
      return subnets.some(({ networkId, cidr }) => {
        const subnet = insideNetworks.includes(networkId) ? parseIpRange(cidr) : undefined
        return subnet !== undefined && rangesOverlap(subnet, range)
      })
    }
    default:
      return source satisfies never
  }
}

function verdictOf(openings: readonly Opening[]): Reach['verdict'] {
  const open = openings.filter(({ source }) => source.kind === 'everybody')
  const isFrom = (place: ReachedAddress['from']) =>
    open.some(({ addresses }) => addresses.some(({ from }) => from === place))
  if (isFrom('internet')) return 'everybody'
  if (isFrom('perhaps')) return 'perhaps'
  if (open.length > 0) return 'inside'
  return openings.length > 0 ? 'some' : 'nobody'
}

/** The servers (ids) and other ports that groups let in: what a change of the group would cut off. */
export function usersOfGroup(
  groupId: string,
  ports: readonly Port[],
): { readonly serverIds: readonly string[]; readonly otherPorts: readonly Port[] } {
  const using = ports.filter(({ securityGroupIds }) => securityGroupIds.includes(groupId))
  const servers = using.filter((port) => portUse(port) === 'server')
  return {
    serverIds: [...new Set(servers.flatMap(({ deviceId }) => deviceId ?? []))],
    otherPorts: using.filter((port) => portUse(port) !== 'server'),
  }
}
