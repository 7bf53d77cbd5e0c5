import { describe, expect, it } from 'vitest'
import {
  bodyOfRule,
  draftOfRule,
  draftProblems,
  draftRules,
  emptyDraft,
  saysTheSame,
} from './rule-draft.ts'
import { parseSecurityRule } from './security-rule.ts'

const draft = (changes: Partial<typeof emptyDraft>) => ({ ...emptyDraft, ...changes })

describe('a rule as it is filled in', () => {
  it('means a rule for each version of IP', () => {
    expect(draftRules(draft({ ports: '443' }))).toEqual([
      {
        direction: 'ingress',
        ethertype: 'IPv4',
        protocol: 'tcp',
        port_range_min: 443,
        port_range_max: 443,
      },
      expect.objectContaining({ ethertype: 'IPv6', port_range_min: 443 }),
    ])
  })

  it('takes the version of the range that it names, and an address for itself', () => {
    expect(draftRules(draft({ ports: '22', range: '203.0.113.7' }))).toMatchObject([
      { ethertype: 'IPv4', remote_ip_prefix: '203.0.113.7/32' },
    ])
    expect(draftRules(draft({ range: '2001:db8::/32' }))).toMatchObject([
      { ethertype: 'IPv6', remote_ip_prefix: '2001:db8::/32' },
    ])
  })

  it('asks for an echo by the type of each version', () => {
    expect(draftRules(draft({ protocol: 'icmp', ports: '8' }))).toMatchObject([
      { protocol: 'icmp', port_range_min: 8 },
      { protocol: 'ipv6-icmp', port_range_min: 128 },
    ])
  })

  it.each([
    [{ ports: '80-22' }, { ports: 'must begin with the lower one: 22-80' }],
    [{ ports: '0' }, { ports: expect.stringContaining('from 1 to 65535') }],
    [{ ports: '70000' }, { ports: expect.stringContaining('from 1 to 65535') }],
    [{ ports: 'ssh' }, { ports: expect.stringContaining('from 1 to 65535') }],
    [{ protocol: 'any', ports: '22' }, { ports: expect.stringContaining('one protocol') }],
    [{ protocol: 'gre', ports: '22' }, { ports: 'cannot be given: GRE has no ports' }],
    [{ protocol: 'icmp', ports: '256' }, { ports: expect.stringContaining('0 to 255') }],
    [{ protocol: 'icmp', ports: '3/4/5' }, { ports: expect.stringContaining('3/4') }],
    [{ protocol: 'morse' }, { protocol: expect.stringContaining('a name') }],
    [{ protocol: '256' }, { protocol: expect.stringContaining('a name') }],
    [{ range: '203.0.113.0/33' }, { range: expect.stringContaining('must be an address') }],
    [
      { range: '::/0', version: 'IPv4' as const },
      { range: expect.stringContaining('IPv6') },
    ],
    [{ range: '10.0.0.0/8', group: 'g' }, { range: 'cannot be given beside a group' }],
    [{ protocol: 'ipv6-icmp' }, { version: expect.stringContaining('must be IPv6') }],
  ])('is told what is wrong with %j', (changes, problems) => {
    expect(draftProblems(draft(changes))).toEqual(problems)
  })

  it.each([
    {},
    { ports: '22' },
    { ports: '8000-8100' },
    { ports: '8000 – 8100' },
    { protocol: 'icmp', ports: '3/4' },
    { protocol: '47' },
    { range: '10.0.0.5' },
    { group: 'g' },
  ])('may be %j', (changes) => {
    expect(draftProblems(draft(changes))).toEqual({})
  })
})

describe('a rule about a group of addresses', () => {
  const rule = parseSecurityRule(
    {
      id: 'r',
      direction: 'ingress',
      ethertype: 'IPv4',
      protocol: 'tcp',
      port_range_min: 5432,
      port_range_max: 5432,
      remote_address_group_id: 'offices',
      description: 'why',
    },
    'dfw',
  )
  if (rule === undefined) throw new Error('the example cannot be read')

  it('keeps it when it is changed or put back', () => {
    expect(bodyOfRule(rule)).toMatchObject({ remote_address_group_id: 'offices' })
    expect(draftRules(draftOfRule(rule))).toEqual([bodyOfRule(rule)])
  })

  it('is another rule than the one for everybody', () => {
    const [open] = draftRules({ ...draftOfRule(rule), addressGroup: '' })
    expect(open && saysTheSame(rule, open)).toBe(false)
  })

  it('names nobody else beside it', () => {
    const given = draftOfRule(rule)
    expect(draftProblems({ ...given, range: '10.0.0.0/8' })).toEqual({
      range: 'cannot be given beside a group',
    })
    expect(draftProblems({ ...given, group: 'g' })).toEqual({
      group: 'cannot be given beside a group of addresses',
    })
  })
})

describe('a rule that is changed', () => {
  const rule = parseSecurityRule(
    {
      id: 'r',
      security_group_id: 'g',
      direction: 'ingress',
      ethertype: 'IPv4',
      protocol: '6',
      port_range_min: 8000,
      port_range_max: 8100,
      remote_ip_prefix: '203.0.113.0/24',
      description: 'why',
    },
    'dfw',
  )
  if (rule === undefined) throw new Error('the example cannot be read')

  it('begins as it is', () => {
    expect(draftRules(draftOfRule(rule))).toEqual([bodyOfRule(rule)])
  })

  it('is the same to Neutron when only its description differs', () => {
    const [again] = draftRules({ ...draftOfRule(rule), description: 'because' })
    const [other] = draftRules({ ...draftOfRule(rule), ports: '8000-8101' })
    expect(again && saysTheSame(rule, again)).toBe(true)
    expect(other && saysTheSame(rule, other)).toBe(false)
  })
})
