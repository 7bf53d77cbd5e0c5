import { describe, expect, it } from 'vitest'
import { reachOf, usersOfGroup } from './reachability.ts'
import {
  around,
  floating,
  group,
  interfaceOf,
  port,
  ssh,
  sshRule,
} from './testing/reach-world.ts'

describe('who can reach a server', () => {
  it('nobody, when no rule is about it', () => {
    const target = port('t', 'public', ['198.18.0.5'], ['web'])
    const web = group('web', [{ ...sshRule, protocol: 'udp' }, { direction: 'egress' }])
    expect(
      reachOf([target], ssh, around({ ports: [target], groups: [web] })),
    ).toMatchObject({
      verdict: 'nobody',
      openings: [],
      addresses: [{ address: '198.18.0.5', from: 'internet' }],
    })
  })

  it('everybody, at an address of an external network, by the rule that is named', () => {
    const target = port('t', 'public', ['198.18.0.5'], ['open'])
    const open = group('open', [sshRule])
    const reach = reachOf([target], ssh, around({ ports: [target], groups: [open] }))
    expect(reach).toMatchObject({
      verdict: 'everybody',
      openings: [
        {
          source: { kind: 'everybody' },
          because: { kind: 'rule', group: { name: 'open' }, rule: { id: 'open-0' } },
        },
      ],
    })
  })

  it('only the inside, until a floating IP leads there', () => {
    const target = port('t', 'inside', ['10.1.0.5'], ['open'])
    const here = around({ ports: [target], groups: [group('open', [sshRule])] })
    expect(reachOf([target], ssh, here).verdict).toBe('inside')
    const floatingIps = [floating('t', '10.1.0.5', '198.18.0.9')]
    expect(reachOf([target], ssh, { ...here, floatingIps })).toMatchObject({
      verdict: 'everybody',
      openings: [{ addresses: [{ from: 'inside' }, { address: '198.18.0.9' }] }],
    })
  })

  it('everybody, where the port is not filtered at all', () => {
    const target = port('t', 'public', ['198.18.0.5'], [], { port_security_enabled: false })
    expect(reachOf([target], ssh, around({ ports: [target] }))).toMatchObject({
      verdict: 'everybody',
      openings: [{ because: { kind: 'no-filter' } }],
    })
  })

  it('members of a group on joined networks, and no others', () => {
    const target = port('t', 'inside', ['10.1.0.5'], ['db'])
    const ports = [
      target,
      port('a', 'inside', ['10.1.0.6'], ['web']),
      port('b', 'beside', ['10.2.0.6'], ['web']),
      port('c', 'alone', ['10.3.0.6'], ['web']),
      port('d', 'inside', ['10.1.0.7'], ['other']),
      interfaceOf('r', 'inside'),
      interfaceOf('r', 'beside'),
    ]
    const db = group('db', [{ ...sshRule, remote_group_id: 'web' }])
    const reach = reachOf([target], ssh, around({ ports, groups: [db] }))
    expect(reach.verdict).toBe('some')
    expect(reach.openings[0]?.source).toMatchObject({
      kind: 'members',
      members: [{ portId: 'a', deviceId: 'server-a' }, { portId: 'b' }],
    })
  })

  it('nobody by a range that has no way to an inside address, and says which', () => {
    const target = port('t', 'inside', ['10.1.0.5'], ['office'])
    const office = group('office', [{ ...sshRule, remote_ip_prefix: '203.0.113.0/24' }])
    expect(
      reachOf([target], ssh, around({ ports: [target], groups: [office] })),
    ).toMatchObject({
      verdict: 'nobody',
      openings: [],
      without: [{ source: { cidr: '203.0.113.0/24' } }],
    })
  })

  it('names groups that it was not told of', () => {
    const target = port('t', 'public', ['198.18.0.5'], ['foreign'])
    expect(reachOf([target], ssh, around({ ports: [target] })).unknownGroups).toEqual([
      'foreign',
    ])
  })

  it('tells a ping from other ICMP, and IPv6 from IPv4', () => {
    const target = port('t', 'public', ['198.18.0.5', '2001:db8::5'], ['echo'])
    const reachBy = (rule: object) =>
      reachOf([target], { kind: 'ping' }, around({ groups: [group('echo', [rule])] }))
    expect(reachBy({ protocol: 'icmp', port_range_min: 8 }).verdict).toBe('everybody')
    expect(reachBy({ protocol: 'icmp', port_range_min: 3 }).verdict).toBe('nobody')
    const sixth = { protocol: 'icmpv6', ethertype: 'IPv6' }
    expect(reachBy(sixth).openings[0]?.addresses).toMatchObject([
      { address: '2001:db8::5' },
    ])
  })

  it('everybody, by the floating IP of an address that moves between servers', () => {
    const pairs = { allowed_address_pairs: [{ ip_address: '10.1.0.100' }] }
    const target = port('t', 'inside', ['10.1.0.5'], ['open'], pairs)
    const moving = port('vip', 'inside', ['10.1.0.100'], [], {
      device_id: '',
      device_owner: '',
    })
    const here = around({ ports: [target, moving], groups: [group('open', [sshRule])] })
    expect(reachOf([target], ssh, here)).toMatchObject({
      verdict: 'inside',
      addresses: [{ address: '10.1.0.5' }, { address: '10.1.0.100', kind: 'pair' }],
    })
    const floatingIps = [floating('vip', '10.1.0.100', '198.18.0.9')]
    expect(reachOf([target], ssh, { ...here, floatingIps }).verdict).toBe('everybody')
    // One that leads to another server is that server's, whatever this one may answer for.
    const held = port('vip', 'inside', ['10.1.0.100'], [])
    const other = { ...here, ports: [target, held], floatingIps }
    expect(reachOf([target], ssh, other).verdict).toBe('inside')
  })

  it('perhaps the internet, where public addresses are routed', () => {
    const rule = { ...sshRule, ethertype: 'IPv6' }
    const target = port('t', 'inside', ['10.1.0.5', '2001:db8::5'], ['open'])
    const groups = [group('open', [rule])]
    const ports = [target, interfaceOf('r', 'inside')]
    const gateway = { networkId: 'public', addresses: [] }
    const verdictWith = (changes: object) =>
      reachOf([target], ssh, around({ ports, groups, routers: [{ id: 'r' }], ...changes }))
        .verdict
    expect(verdictWith({})).toBe('inside')
    expect(verdictWith({ routers: [{ id: 'r', gateway }] })).toBe('perhaps')
    // The router may be another project's.
    expect(verdictWith({ routers: [] })).toBe('perhaps')
    const shared = [{ id: 'inside', name: 'inside', external: false, shared: true }]
    expect(verdictWith({ ports: [target], networks: shared })).toBe('perhaps')
    const fourth = [group('open', [sshRule])]
    expect(verdictWith({ groups: fourth, routers: [{ id: 'r', gateway }] })).toBe('inside')
  })

  it('everybody, by a port of a floating IP that is forwarded', () => {
    const target = port('t', 'inside', ['10.1.0.5'], ['open'])
    const here = around({ ports: [target], groups: [group('open', [sshRule])] })
    const forwarded = (internalPort: number) => {
      const { portId: _, fixedAddress: __, ...free } = floating('t', '', '198.18.0.9')
      const forwarding = { externalPort: 2222, internalPort, internalPortId: 't' }
      return [{ ...free, forwardings: [{ protocol: 'tcp', ...forwarding }] }]
    }
    expect(reachOf([target], ssh, { ...here, floatingIps: forwarded(22) })).toMatchObject({
      verdict: 'everybody',
      addresses: [{}, { address: '198.18.0.9:2222', kind: 'forwarded' }],
    })
    const other = { ...here, floatingIps: forwarded(80) }
    expect(reachOf([target], ssh, other).verdict).toBe('inside')
  })

  it('members that are not seen, where a group or a network is shared', () => {
    const target = port('t', 'inside', ['10.1.0.5'], ['db'], { project_id: 'own' })
    const db = group('db', [{ ...sshRule, remote_group_id: 'web' }])
    const own = { ...group('web', []), projectId: 'own' }
    const reachWith = (changes: object) =>
      reachOf([target], ssh, around({ ports: [target], groups: [db, own], ...changes }))
    expect(reachWith({})).toMatchObject({ verdict: 'nobody', sharedNetworks: [] })
    for (const web of [
      { ...own, shared: true },
      { ...own, projectId: 'other' },
    ]) {
      expect(reachWith({ groups: [db, web] })).toMatchObject({
        verdict: 'some',
        openings: [{ source: { kind: 'members', members: [], unseen: true } }],
      })
    }
    const networks = [
      { id: 'inside', name: 'inside', external: false, shared: false, projectId: 'other' },
    ]
    expect(reachWith({ networks }).sharedNetworks).toEqual(['inside'])
  })

  it('counts the servers that are in a group once each', () => {
    const ports = [
      port('a', 'inside', ['10.1.0.6'], ['web'], { device_id: 's' }),
      port('b', 'public', ['198.18.0.6'], ['web'], { device_id: 's' }),
      port('c', 'inside', ['10.1.0.7'], ['web'], { device_id: '', device_owner: '' }),
    ]
    const users = usersOfGroup('web', ports)
    expect(users.serverIds).toEqual(['s'])
    expect(users.otherPorts.map(({ id }) => id)).toEqual(['c'])
  })
})
