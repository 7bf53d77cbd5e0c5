import { expect, it } from 'vitest'
import { formatRoute, parseRoute, rangeProblem, subnetProblems } from './subnet-problems.ts'

const others = [{ name: 'web', cidr: '10.0.0.0/24' }]
const problems = (draft: Parameters<typeof subnetProblems>[0]) =>
  subnetProblems(draft, others)

it('finds nothing wrong with what Neutron takes', () => {
  expect(
    problems({
      cidr: '10.1.0.0/24',
      gateway: '10.1.0.254',
      pools: ['10.1.0.10-10.1.0.99', '10.1.0.200 - 10.1.0.220'],
      nameServers: ['192.0.2.53'],
      hostRoutes: ['172.16.0.0/16 via 10.1.0.9'],
    }),
  ).toEqual({})
  expect(problems({ cidr: 'fd00::/64', ipv6Mode: 'slaac' })).toEqual({})
  expect(problems({ cidr: '10.1.0.0/31', dhcp: false, noGateway: true })).toEqual({})
})

it.each([
  ['10.1.0.0', 'Say how long its prefix is: 10.0.0.0/24.'],
  ['10.1.0.0/40', 'This is no range of addresses: write 10.0.0.0/24 or fd00::/64.'],
  ['10.1.0.7/24', 'The range begins with 10.1.0.0/24.'],
  ['0.0.0.0/0', 'A prefix of 0 is every address there is: choose a longer one.'],
  ['10.0.0.128/25', 'It overlaps with 10.0.0.0/24 of web, in the same network.'],
])('says what is wrong with the range %s', (cidr, words) => {
  expect(rangeProblem(cidr, others)).toBe(words)
})

it.each([
  ['10.1.0.0/31', 'It is too small for DHCP: choose a shorter prefix or turn DHCP off.'],
  ['127.0.0.0/24', 'DHCP can not serve these addresses: they never leave a machine.'],
  ['224.0.0.0/24', 'DHCP can not serve these addresses: they are for multicast.'],
])('says why DHCP does not serve %s', (cidr, words) => {
  expect(problems({ cidr })).toEqual({ cidr: words })
})

it('checks each part against the range', () => {
  const cidr = '10.1.0.0/24'
  expect(problems({ cidr, gateway: '10.1.0.255' }).gateway).toContain('broadcast')
  expect(problems({ cidr, gateway: 'fd00::1' }).gateway).toBe(
    '“fd00::1” is of IPv6, the range of IPv4.',
  )
  expect(problems({ cidr, pools: ['10.1.0.1-10.1.0.9'] }).pools).toBe(
    '“10.1.0.1-10.1.0.9” holds the gateway, 10.1.0.1.',
  )
  expect(problems({ cidr, pools: ['10.2.0.1-10.2.0.9'] }).pools).toContain('outside')
  expect(
    problems({ cidr, pools: ['10.1.0.10-10.1.0.20', '10.1.0.20-10.1.0.30'] }).pools,
  ).toContain('overlaps')
  expect(problems({ cidr, pools: ['many'] }).pools).toContain('is no pool')
  expect(problems({ cidr, nameServers: ['192.0.2.53', '192.0.2.53'] }).nameServers).toBe(
    '“192.0.2.53” is there twice.',
  )
  expect(problems({ cidr, nameServers: ['dns.example'] }).nameServers).toContain(
    'is no address',
  )
  expect(
    problems({ cidr, hostRoutes: ['172.16.0.0/16 via fd00::1'] }).hostRoutes,
  ).toContain('mixes')
  expect(problems({ cidr: 'fd00::/56', ipv6Mode: 'slaac' }).ipv6Mode).toContain('/64')
})

it('reads a route back as it writes it', () => {
  const route = { destination: '172.16.0.0/16', nexthop: '10.1.0.9' }
  expect(parseRoute(formatRoute(route))).toEqual(route)
  expect(parseRoute('172.16.0.0/16 10.1.0.9')).toBeUndefined()
})
