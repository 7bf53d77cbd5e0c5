import { subnetProblems, type SubnetField } from '@aloft/openstack/subnet-problems'

/** The form of a new network as it is typed. */
export interface NetworkDraft {
  readonly region: string
  readonly name: string
  readonly description: string
  readonly openPorts: boolean
  readonly withSubnet: boolean
  readonly subnetName: string
  /** Empty: the range that is proposed. */
  readonly cidr: string
  readonly gateway: string
  readonly noGateway: boolean
  readonly noDhcp: boolean
  readonly pools: readonly string[]
  readonly nameServers: readonly string[]
  readonly hostRoutes: readonly string[]
  readonly ipv6Mode: string
}

export function emptyDraft(region: string): NetworkDraft {
  return {
    region,
    name: '',
    description: '',
    openPorts: false,
    withSubnet: true,
    subnetName: '',
    cidr: '',
    gateway: '',
    noGateway: false,
    noDhcp: false,
    pools: [],
    nameServers: [],
    hostRoutes: [],
    ipv6Mode: 'slaac',
  }
}

const filled = <T>(list: readonly T[]) => (list.length === 0 ? undefined : [...list])
const typed = (text: string) => (text.trim() === '' ? undefined : text.trim())

/** What the act is given: what was left empty is the cloud's choice. */
export function inputOf(draft: NetworkDraft): Record<string, unknown> {
  const { withSubnet, noGateway } = draft
  const isSix = draft.cidr.includes(':')
  const subnet = withSubnet && {
    cidr: draft.cidr.trim(),
    subnetName: typed(draft.subnetName),
    gateway: noGateway ? undefined : typed(draft.gateway),
    noGateway: noGateway ? true : undefined,
    noDhcp: draft.noDhcp ? true : undefined,
    pools: filled(draft.pools),
    nameServers: filled(draft.nameServers),
    hostRoutes: filled(draft.hostRoutes),
    ipv6Mode: isSix && !draft.noDhcp ? typed(draft.ipv6Mode) : undefined,
  }
  const all = {
    region: draft.region,
    name: draft.name.trim(),
    description: typed(draft.description),
    openPorts: draft.openPorts ? true : undefined,
    ...subnet,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** What is wrong with the subnet, by field. */
export function draftProblems(draft: NetworkDraft): Partial<Record<SubnetField, string>> {
  if (!draft.withSubnet) return {}
  return subnetProblems({
    cidr: draft.cidr.trim(),
    gateway: draft.gateway.trim(),
    noGateway: draft.noGateway,
    dhcp: !draft.noDhcp,
    pools: draft.pools,
    nameServers: draft.nameServers,
    hostRoutes: draft.hostRoutes,
    ...(draft.cidr.includes(':') && !draft.noDhcp ? { ipv6Mode: draft.ipv6Mode } : {}),
  })
}
