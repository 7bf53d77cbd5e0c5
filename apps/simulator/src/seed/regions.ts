export type SeedRegion = {
  id: 'dfw' | 'ord' | 'iad' | 'syd'
  name: string
  availabilityZones: readonly [string, ...string[]]
  /** What the shared network "public" hands out; the first is used for new ports. */
  publicSubnets: readonly [SeedSubnetRange, ...SeedSubnetRange[]]
  publicSubnetV6: string
}
/** The first address is the gateway's. */
export type SeedSubnetRange = { name: string; cidr: string }

/**
 * The four regions. New addresses come from 198.18.0.0/15, kept for tests of network
 * devices (RFC 2544); the older ranges hold the addresses that the talk shows.
 */
export const seedRegions: readonly SeedRegion[] = [
  {
    id: 'dfw',
    name: 'Dallas',
    availabilityZones: ['dfw-a', 'dfw-b'],
    publicSubnets: [
      { name: 'public-dfw', cidr: '198.18.0.0/17' },
      { name: 'public-dfw-2012', cidr: '192.237.208.0/20' },
      { name: 'public-dfw-2011', cidr: '198.61.168.0/24' },
    ],
    publicSubnetV6: '2001:db8:1::/64',
  },
  {
    id: 'ord',
    name: 'Chicago',
    availabilityZones: ['ord-a', 'ord-b'],
    publicSubnets: [
      { name: 'public-ord', cidr: '198.18.128.0/17' },
      { name: 'public-ord-2011', cidr: '166.78.169.0/24' },
    ],
    publicSubnetV6: '2001:db8:2::/64',
  },
  {
    id: 'iad',
    name: 'Virginia',
    availabilityZones: ['iad-a', 'iad-b'],
    publicSubnets: [
      { name: 'public-iad', cidr: '198.19.0.0/17' },
      { name: 'public-iad-2013', cidr: '162.208.88.0/22' },
    ],
    publicSubnetV6: '2001:db8:3::/64',
  },
  {
    id: 'syd',
    name: 'Sydney',
    availabilityZones: ['syd-a'],
    publicSubnets: [{ name: 'public-syd', cidr: '198.19.128.0/17' }],
    publicSubnetV6: '2001:db8:4::/64',
  },
]
