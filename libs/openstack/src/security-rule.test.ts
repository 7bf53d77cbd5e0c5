import { describe, expect, it } from 'vitest'
import { parseSecurityRule, ruleWords } from './security-rule.ts'

const read = (fields: object) =>
  parseSecurityRule(
    { id: 'r', security_group_id: 'g', direction: 'ingress', ethertype: 'IPv4', ...fields },
    'dfw',
  )
const tcp = (from: number, to = from) => ({
  protocol: 'tcp',
  port_range_min: from,
  port_range_max: to,
})

describe('a rule in words', () => {
  it.each([
    [{ ...tcp(443), remote_ip_prefix: '0.0.0.0/0' }, 'TCP 443 (HTTPS) from anywhere'],
    [{ ...tcp(8000, 8100) }, 'TCP 8000–8100 from anywhere'],
    [
      { protocol: 'tcp', remote_ip_prefix: '203.0.113.0/24' },
      'All TCP from 203.0.113.0/24',
    ],
    [
      { protocol: '17', port_range_min: 53, port_range_max: 53 },
      'UDP 53 (DNS) from anywhere',
    ],
    [{ protocol: 'icmp', port_range_min: 8, port_range_max: 0 }, 'Ping from anywhere'],
    [{ protocol: 'icmp' }, 'All ICMP from anywhere'],
    [
      { protocol: 'icmp', port_range_min: 3, port_range_max: 4 },
      'ICMP type 3, code 4 from anywhere',
    ],
    [
      { protocol: 'icmpv6', port_range_min: 128, ethertype: 'IPv6' },
      'Ping (ICMPv6) from anywhere (IPv6)',
    ],
    [{ direction: 'egress' }, 'All traffic to anywhere'],
    [{ remote_group_id: 'g2' }, 'All traffic from members of another group'],
    [{ protocol: '253' }, 'All Protocol 253 from anywhere'],
  ])('%j', (fields, words) => {
    expect(read(fields)?.name).toBe(words)
  })

  it('names the group that it lets in', () => {
    const rule = read({ ...tcp(5432), remote_group_id: 'g2' })
    expect(rule && ruleWords(rule, (id) => (id === 'g2' ? 'web' : undefined))).toBe(
      'TCP 5432 (PostgreSQL) from members of web',
    )
  })
})

describe('reading a rule', () => {
  it('gives one name to the spellings of a protocol', () => {
    const names = ['6', 'tcp', 'TCP'].map((protocol) => read({ protocol })?.protocol)
    expect(names).toEqual(['tcp', 'tcp', 'tcp'])
    expect(read({ protocol: '58', ethertype: 'IPv6' })?.protocol).toBe('ipv6-icmp')
    expect(read({ protocol: '0' })).not.toHaveProperty('protocol')
  })

  it('takes everybody and no range for the same', () => {
    expect(read({ remote_ip_prefix: '0.0.0.0/0' })).toEqual(
      read({ remote_ip_prefix: null }),
    )
  })

  it('shows the range without host bits where the cloud tells it', () => {
    const rule = read({ remote_ip_prefix: '10.0.0.5/8', normalized_cidr: '10.0.0.0/8' })
    expect(rule?.remoteCidr).toBe('10.0.0.0/8')
  })
})
