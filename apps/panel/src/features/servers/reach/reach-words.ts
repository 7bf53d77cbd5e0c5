import type { Opening, Reach } from '@aloft/openstack/reachability'
import type { Traffic } from '@aloft/openstack/traffic'

/** What is asked about, as people say it: `SSH (TCP 22)`. */
export interface Question {
  readonly label: string
  readonly traffic: Traffic
}

const most = 4

function listed(names: readonly string[]): string {
  const shown = names.slice(0, most)
  const more = names.length - shown.length
  const parts = more > 0 ? [...shown, `${more} more`] : shown
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

const countOf = (source: Opening['source']): number =>
  source.kind === 'members'
    ? new Set(source.members.map(({ deviceId, portId }) => deviceId ?? portId)).size +
      (source.unseen === true ? 2 : 0)
    : 1

/** The ways in, one for each source: members of a group are one, whichever rules and ports let them in. */
function bySource(openings: readonly Opening[]): Opening[] {
  const merged = new Map<string, Opening>()
  for (const opening of openings) {
    const { source } = opening
    const key = source.kind === 'members' ? source.groupId : JSON.stringify(source)
    const known = merged.get(key)
    if (known?.source.kind === 'members' && source.kind === 'members') {
      const members = [...known.source.members, ...source.members]
      merged.set(key, { ...known, source: { ...source, members } })
    } else merged.set(key, opening)
  }
  return [...merged.values()]
}

/**
 * The ways in, one for each cause: a rule lets the same in at every port of the server, so it is told
 * (and closed) once.
 */
export function byCause(openings: readonly Opening[]): Opening[] {
  const merged = new Map<string, Opening>()
  for (const opening of openings) {
    const { because, source } = opening
    const key = because.kind === 'rule' ? because.rule.id : because.kind
    const known = merged.get(key)
    if (known === undefined) merged.set(key, opening)
    else {
      const members =
        known.source.kind === 'members' && source.kind === 'members'
          ? { ...source, members: [...known.source.members, ...source.members] }
          : known.source
      merged.set(key, {
        ...known,
        source: members,
        addresses: [...known.addresses, ...opening.addresses],
        insideNetworks: [...new Set([...known.insideNetworks, ...opening.insideNetworks])],
      })
    }
  }
  return [...merged.values()]
}

/** Whom one way lets in: `203.0.113.0/24`, `3 servers of web`. */
export function sourceWords(
  { source, addresses }: Pick<Opening, 'source' | 'addresses'>,
  groupName: (id: string) => string,
  networkName: (id: string) => string,
  insideNetworks: readonly string[] = [],
): string {
  switch (source.kind) {
    case 'everybody':
      return insideNetworks.length === 0
        ? 'Everybody'
        : `Everybody in ${listed(insideNetworks.map(networkName))}`
    case 'range':
      return source.cidr
    case 'members': {
      const devices = new Set(
        source.members.map(({ deviceId, portId }) => deviceId ?? portId),
      )
      const count = devices.size
      const group = groupName(source.groupId)
      if (source.unseen === true) {
        return count === 0
          ? `members of ${group} in other projects (not seen from here)`
          : `${count} ${count === 1 ? 'member' : 'members'} of ${group} and those in other projects (not seen from here)`
      }
      // Where it has no address of that version of IP nobody was counted.
      if (count === 0)
        return addresses.length === 0
          ? `members of ${group}`
          : `members of ${group} (there are none)`
      return `${count} ${count === 1 ? 'member' : 'members'} of ${group}`
    }
    case 'address-group':
      return 'a group of addresses'
    default:
      return source satisfies never
  }
}

/** The networks whose every member is let in. */
function insideOf(
  { openings }: Reach,
  { networkName }: { readonly networkName: (id: string) => string },
): string {
  const ids = openings.flatMap(({ source, insideNetworks }) =>
    source.kind === 'everybody' ? insideNetworks : [],
  )
  return listed([...new Set(ids)].map((id) => networkName(id)))
}

/** The answer in one sentence, with **bold** where it matters. */
export function reachSentence(
  reach: Reach,
  question: Question,
  names: {
    readonly server: string
    readonly groupName: (id: string) => string
    readonly networkName: (id: string) => string
  },
): string {
  const { label } = question
  const { server } = names
  switch (reach.verdict) {
    case 'everybody':
      return `**Everybody in the internet** reaches ${label} of ${server}.`
    case 'perhaps': {
      const routed = reach.openings.flatMap(({ source, addresses }) =>
        source.kind === 'everybody'
          ? addresses.flatMap(({ from, address }) => (from === 'perhaps' ? address : []))
          : [],
      )
      const isOne = new Set(routed).size === 1
      return `**Everybody in ${insideOf(reach, names)}** reaches ${label} of ${server}, and **it may be reached from the internet**: ${listed([...new Set(routed)])} ${isOne ? 'is a public address' : 'are public addresses'} that this cloud may announce.`
    }
    case 'inside':
      return `**Everybody in ${insideOf(reach, names)}** reaches ${label} of ${server}; the internet does not.`
    case 'some': {
      const ways = bySource(reach.openings)
      const isOne = ways.length === 1 && ways.every(({ source }) => countOf(source) === 1)
      const sources = ways.map((opening) =>
        sourceWords(opening, names.groupName, names.networkName),
      )
      return `**Only ${listed(sources)}** ${isOne ? 'reaches' : 'reach'} ${label} of ${server}.`
    }
    case 'nobody':
      return reach.addresses.length === 0
        ? `**Nobody**: ${server} has no address.`
        : reach.without.length > 0 && reach.sharedNetworks.length > 0
          ? `**Nobody that this project sees** reaches ${label} of ${server}.`
          : `**Nobody** reaches ${label} of ${server}.`
    default:
      return reach.verdict satisfies never
  }
}
