/** A network of the talk's account beside `reach-net`, in the regions that are named. */
export type TalkNetwork = {
  name: string
  description: string
  /** The position of each region in its second number of addresses: `10.<octet>.0.0/24`. */
  octets: Partial<Record<string, number>>
  isUp: boolean
  /** Behind the account's router; else nothing leads out of it. */
  isRouted: boolean
  nameServers: readonly string[]
  hostRoutes: readonly { destination: string; nexthop: string }[]
  /** Given out by the router besides, by region. */
  ipv6?: Partial<Record<string, string>>
  /** As OVN makes it: with a port of its own for the metadata of servers. */
  hasMetadata?: true
  /** Ports that no server holds; the number is the last one of their address. */
  ports: readonly TalkPort[]
}
export type TalkPort = {
  name: string
  description: string
  last: number
  isSecure?: boolean
  /** Last numbers of addresses that it may answer for too. */
  pairs?: readonly number[]
}

export const talkNetworks: readonly TalkNetwork[] = [
  {
    name: 'database-net',
    description: 'Replication between the databases; nothing leads out',
    octets: { dfw: 60, ord: 61 },
    isUp: true,
    isRouted: false,
    nameServers: [],
    hostRoutes: [],
    ports: [
      { name: 'replication-1', description: 'Kept for panel-db-1', last: 11 },
      { name: 'replication-2', description: 'Kept for panel-db-2', last: 12 },
    ],
  },
  {
    name: 'staging-net',
    description: 'Where a release lives before it is one',
    octets: { dfw: 64, iad: 66 },
    isUp: true,
    isRouted: true,
    nameServers: ['192.0.2.53', '198.51.100.53'],
    hostRoutes: [],
    ipv6: { dfw: 'fd00:64::/64', iad: 'fd00:66::/64' },
    ports: [
      {
        name: 'staging-vip',
        description: 'Moves between the two balancers',
        last: 10,
        pairs: [11, 12],
      },
    ],
  },
  {
    name: 'office-net',
    description: 'The tunnel to the office',
    octets: { dfw: 68 },
    isUp: true,
    isRouted: true,
    nameServers: ['192.0.2.53'],
    hostRoutes: [{ destination: '172.16.0.0/16', nexthop: '10.68.0.5' }],
    ports: [
      {
        name: 'office-gateway',
        description: 'Forwards for others: no address checks',
        last: 5,
        isSecure: false,
      },
    ],
  },
  {
    name: 'sandbox-net',
    description: 'For tries; switched off',
    octets: { syd: 70 },
    hasMetadata: true,
    isUp: false,
    isRouted: false,
    nameServers: [],
    hostRoutes: [],
    ports: [],
  },
]

/** What the account's router knows beside its own networks. */
export const talkRoutes: Readonly<
  Record<string, readonly { destination: string; nexthop: string }[]>
> = { dfw: [{ destination: '172.16.0.0/16', nexthop: '10.68.0.5' }] }
