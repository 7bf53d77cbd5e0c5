import { inWords } from '../core/wording.ts'
import type { ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { formatCidr, parseCidr } from './address.ts'
import { badRequest, conflict, invalid } from './fault.ts'
import type { Given, Kind } from './kind.ts'
import type { Networking, SecurityGroupRule } from './model.ts'
import { groupNotFound } from './not-found.ts'
import { newResource, textOf } from './resource.ts'
import { ruleBody } from './security-groups.ts'

const protocolNames = new Set([
  'ah', 'dccp', 'egp', 'esp', 'gre', 'hopopt', 'icmp', 'icmpv6', 'igmp', 'ip', 'ipip',
  'ipv6-encap', 'ipv6-frag', 'ipv6-icmp', 'ipv6-nonxt', 'ipv6-opts', 'ipv6-route', 'ospf', 'pgm',
  'rsvp', 'sctp', 'tcp', 'udp', 'udplite', 'vrrp',
]) // prettier-ignore
const withPorts = new Set([
  'tcp',
  'udp',
  'sctp',
  'dccp',
  'udplite',
  '6',
  '17',
  '132',
  '33',
  '136',
])
const icmp = new Set(['icmp', 'icmpv6', 'ipv6-icmp', '1', '58'])

export function securityRuleKind(
  scope: ServiceScope,
  networking: Networking,
): Kind<SecurityGroupRule> {
  const { groups, rules } = networking
  return {
    singular: 'security_group_rule',
    plural: 'security_group_rules',
    path: 'security-group-rules',
    collection: rules,
    quota: 'security_group_rule',
    notFound: (id) =>
      new Fault(
        404,
        `Security group rule ${id} does not exist.`,
        'SecurityGroupRuleNotFound',
      ),
    attributes: {
      security_group_id: { type: 'id', required: true, fixed: true },
      direction: { type: 'text', required: true, fixed: true },
      ethertype: { type: 'text', fixed: true },
      protocol: { type: 'value', fixed: true },
      port_range_min: { type: 'integer', nullable: true, fixed: true },
      port_range_max: { type: 'integer', nullable: true, fixed: true },
      remote_ip_prefix: { type: 'text', nullable: true, fixed: true },
      remote_group_id: { type: 'id', nullable: true, fixed: true },
      remote_address_group_id: { type: 'text', nullable: true, fixed: true },
    },
    toBody: ruleBody,
    create(given, projectId, caller) {
      const group = groups.get(textOf(given, 'security_group_id'))
      if (!group || (group.project_id !== caller.projectId && !caller.isAdmin)) {
        throw groupNotFound(textOf(given, 'security_group_id'))
      }
      const rule = parseRule(given, group.id)
      const same = rules
        .by('security_group_id', group.id)
        .find((other) => signature(other) === signature(rule))
      if (same) {
        throw conflict(
          'SecurityGroupRuleExists',
          `Security group rule already exists. Rule id is ${same.id}.`,
        )
      }
      if (rule.remote_group_id !== null && !groups.get(rule.remote_group_id)) {
        throw groupNotFound(rule.remote_group_id)
      }
      return rules.put({ ...newResource(scope, projectId, given), ...rule })
    },
    update: (rule) => rule,
    remove: (rule) => void rules.delete(rule.id),
  }
}

type RuleFields = Pick<
  SecurityGroupRule,
  | 'security_group_id'
  | 'direction'
  | 'ethertype'
  | 'protocol'
  | 'port_range_min'
  | 'port_range_max'
  | 'remote_ip_prefix'
  | 'remote_group_id'
  | 'remote_address_group_id'
>

const signature = (rule: RuleFields): string =>
  [
    rule.direction,
    rule.ethertype,
    rule.protocol,
    rule.port_range_min,
    rule.port_range_max,
    rule.remote_ip_prefix,
    rule.remote_group_id,
  ].join(' ')

/** Throws 400 in the words of Neutron's security group rules. */
function parseRule(given: Given, groupId: string): RuleFields {
  const direction = given['direction']
  if (direction !== 'ingress' && direction !== 'egress') {
    throw invalid('direction', `'${String(direction)}' is not in ['ingress', 'egress']`)
  }
  const family = inWords(given['ethertype'] ?? 'IPv4').toLowerCase()
  if (family !== 'ipv4' && family !== 'ipv6') {
    throw invalid('ethertype', `'${String(given['ethertype'])}' is not in ['IPv4', 'IPv6']`)
  }
  const protocol = parseProtocol(given['protocol'])
  const [low, high] = parsePorts(protocol, given)
  const remoteGroup = textOf(given, 'remote_group_id')
  const prefix = textOf(given, 'remote_ip_prefix')
  if (remoteGroup !== '' && prefix !== '') {
    throw badRequest(
      'Only remote_ip_prefix or remote_group_id may be provided.',
      'SecurityGroupMultipleRemoteEntites',
    )
  }
  return {
    security_group_id: groupId,
    direction,
    ethertype: family === 'ipv4' ? 'IPv4' : 'IPv6',
    protocol,
    port_range_min: low,
    port_range_max: high,
    remote_ip_prefix: prefix === '' ? null : parsePrefix(prefix, family),
    remote_group_id: remoteGroup === '' ? null : remoteGroup,
    remote_address_group_id: null,
  }
}

function parseProtocol(value: unknown): string | null {
  if (value === undefined || value === null || value === '' || value === 'any') return null
  const text = inWords(value).toLowerCase()
  const isNumber = /^\d{1,3}$/.test(text) && Number(text) <= 255
  if (isNumber || protocolNames.has(text)) return text
  throw badRequest(
    `Security group rule protocol ${text} not supported. Only protocol values [None, ${[...protocolNames].join(', ')}] and integer representations [0 to 255] are supported.`,
    'SecurityGroupRuleInvalidProtocol',
  )
}

function parsePorts(protocol: string | null, given: Given): [number | null, number | null] {
  const [low, high] = [given['port_range_min'] ?? null, given['port_range_max'] ?? null]
  if (typeof low !== 'number' && typeof high !== 'number') return [null, null]
  if (protocol === null) {
    throw badRequest(
      'Must also specify protocol if port range is given.',
      'SecurityGroupProtocolRequiredWithPorts',
    )
  }
  const first = typeof low === 'number' ? low : null
  const last = typeof high === 'number' ? high : null
  if (icmp.has(protocol)) {
    for (const [name, value] of [
      ['type', first],
      ['code', last],
    ] as const) {
      if (value !== null && (value < 0 || value > 255)) {
        throw badRequest(
          `Invalid value for ICMP ${name} ${value}. It must be 0 to 255.`,
          'SecurityGroupInvalidIcmpValue',
        )
      }
    }
    return [first, last]
  }
  const isRange =
    first !== null && last !== null && first <= last && first >= 1 && last <= 65_535
  if (!withPorts.has(protocol) || !isRange) {
    throw badRequest(
      'Invalid port range: for TCP/UDP protocols, port_range_min must be <= port_range_max, both from 1 to 65535.',
      'SecurityGroupInvalidPortRange',
    )
  }
  return [first, last]
}

function parsePrefix(prefix: string, family: 'ipv4' | 'ipv6'): string {
  const whole = family === 'ipv4' ? 32 : 128
  const cidr = parseCidr(prefix.includes('/') ? prefix : `${prefix}/${whole}`)
  if (!cidr) throw invalid('remote_ip_prefix', `'${prefix}' is not a valid IP subnet`)
  if (cidr.version !== (family === 'ipv4' ? 4 : 6)) {
    throw badRequest(
      `Conflicting value ethertype ${family === 'ipv4' ? 'IPv4' : 'IPv6'} for CIDR ${prefix}`,
      'SecurityGroupRuleParameterConflict',
    )
  }
  return formatCidr(cidr)
}
