import type { Opening, Reach } from '@aloft/openstack/reachability'
import { expect, it } from 'vitest'
import { byCause, reachSentence } from './reach-words.ts'

const ssh = {
  label: 'SSH (TCP 22)',
  traffic: { kind: 'port', protocol: 'tcp', port: 22 },
} as const
const names = {
  server: 'web-1',
  groupName: (id: string) => id,
  networkName: (id: string) => `${id}-net`,
}
const address = {
  address: '198.18.0.5',
  version: 4,
  kind: 'fixed',
  from: 'internet',
} as const
const opening = (source: Opening['source']): Opening => ({
  portId: 'p',
  addresses: [address],
  insideNetworks: ['inside'],
  source,
  because: { kind: 'no-filter' },
})
const reach = (verdict: Reach['verdict'], openings: readonly Opening[] = []): Reach => ({
  verdict,
  openings,
  without: [],
  unknownGroups: [],
  sharedNetworks: [],
  addresses: [address],
})
const members = (ids: readonly string[]): Opening['source'] => ({
  kind: 'members',
  groupId: 'web',
  members: ids.map((deviceId) => ({
    deviceId,
    portId: `p-${deviceId}`,
    networkId: 'inside',
    addresses: [],
  })),
})

it('tells a rule once, whatever number of ports it lets in at', () => {
  const [one, two] = [opening(members(['a'])), opening(members(['a', 'b']))]
  expect(byCause([one, two])).toMatchObject([
    { addresses: [{}, {}], source: { members: [{}, {}, {}] } },
  ])
})

it.each([
  [reach('everybody'), '**Everybody in the internet** reaches SSH (TCP 22) of web-1.'],
  [reach('nobody'), '**Nobody** reaches SSH (TCP 22) of web-1.'],
  [{ ...reach('nobody'), addresses: [] }, '**Nobody**: web-1 has no address.'],
  [
    reach('inside', [opening({ kind: 'everybody' })]),
    '**Everybody in inside-net** reaches SSH (TCP 22) of web-1; the internet does not.',
  ],
  [
    reach('perhaps', [
      {
        ...opening({ kind: 'everybody' }),
        addresses: [{ ...address, address: '2001:db8::5', from: 'perhaps' }],
      },
    ]),
    '**Everybody in inside-net** reaches SSH (TCP 22) of web-1, and **it may be reached from the internet**: 2001:db8::5 is a public address that this cloud may announce.',
  ],
  [
    reach('some', [
      opening({ kind: 'members', groupId: 'web', members: [], unseen: true }),
    ]),
    '**Only members of web in other projects (not seen from here)** reach SSH (TCP 22) of web-1.',
  ],
  [
    {
      ...reach('nobody'),
      without: [opening({ kind: 'range', cidr: '10.9.0.0/16' })],
      sharedNetworks: ['inside'],
    },
    '**Nobody that this project sees** reaches SSH (TCP 22) of web-1.',
  ],
  [
    reach('some', [
      opening({ kind: 'range', cidr: '203.0.113.0/24' }),
      opening(members(['a', 'b'])),
    ]),
    '**Only 203.0.113.0/24 and 2 members of web** reach SSH (TCP 22) of web-1.',
  ],
  [
    reach('some', [opening(members(['a'])), opening(members(['a']))]),
    '**Only 1 member of web** reaches SSH (TCP 22) of web-1.',
  ],
  [
    reach('some', [
      opening(members(['a', 'b'])),
      opening({ kind: 'range', cidr: '203.0.113.0/24' }),
      opening(members(['a', 'b', 'c'])),
    ]),
    '**Only 3 members of web and 203.0.113.0/24** reach SSH (TCP 22) of web-1.',
  ],
])('says it in a sentence (%#)', (answer, words) => {
  expect(reachSentence(answer, ssh, names)).toBe(words)
})
