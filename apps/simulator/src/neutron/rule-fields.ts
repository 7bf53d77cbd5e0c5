import { inWords } from '../core/wording.ts'
import { formatCidr, parseCidr } from './address.ts'
import { badRequest, invalid } from './fault.ts'
import type { Given } from './kind.ts'
import type { SecurityGroupRule } from './model.ts'
import {
  hasPorts,
  isIcmp,
  parseProtocol,
  portProtocolsInWords,
  protocolNumber,
} from './rule-protocol.ts'
import { textOf } from './resource.ts'

/** What a rule says, without what every resource has. */
export type RuleFields = Pick<
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

/**
 * Two rules with the same key mean the same, so Neutron takes only the first: a protocol by its
 * name or its number, everybody with or without a range.
 */
export const ruleKey = (rule: RuleFields): string =>
  [
    rule.direction,
    rule.ethertype,
    rule.protocol === null ? null : protocolNumber(rule.protocol),
    rule.port_range_min,
    rule.port_range_max,
    rule.remote_group_id,
    rule.remote_address_group_id,
    rule.remote_ip_prefix === '0.0.0.0/0' || rule.remote_ip_prefix === '::/0'
      ? null
      : rule.remote_ip_prefix,
  ].join(' ')

/** Throws 400 in the words of Neutron's security group rules. */
export function parseRuleFields(given: Given, groupId: string): RuleFields {
  const direction = given['direction']
  if (direction !== 'ingress' && direction !== 'egress') {
    throw invalid('direction', `'${inWords(direction)}' is not in ['ingress', 'egress']`)
  }
  const ethertype = parseEthertype(given['ethertype'])
  const protocol = parseProtocol(given['protocol'], ethertype)
  const [low, high] = parsePorts(protocol, given)
  const remoteGroup = textOf(given, 'remote_group_id')
  const addressGroup = textOf(given, 'remote_address_group_id')
  const prefix = textOf(given, 'remote_ip_prefix')
  const remotePrefix = prefix === '' ? null : parsePrefix(prefix, ethertype)
  const remotes = [remoteGroup, addressGroup, remotePrefix ?? ''].filter(
    (remote) => remote !== '',
  )
  if (remotes.length > 1) {
    throw badRequest(
      'Only one of remote_ip_prefix or remote_group_id or remote_address_group_id may be provided.',
      'SecurityGroupMultipleRemoteEntites',
    )
  }
  return {
    security_group_id: groupId,
    direction,
    ethertype,
    protocol,
    port_range_min: low,
    port_range_max: high,
    remote_ip_prefix: remotePrefix,
    remote_group_id: remoteGroup === '' ? null : remoteGroup,
    remote_address_group_id: addressGroup === '' ? null : addressGroup,
  }
}

function parseEthertype(value: unknown): 'IPv4' | 'IPv6' {
  const text = inWords(value ?? 'IPv4')
  if (text.toLowerCase() === 'ipv4') return 'IPv4'
  if (text.toLowerCase() === 'ipv6') return 'IPv6'
  throw badRequest(
    `Security group rule for ethertype '${text}' not supported. Allowed values are ['IPv4', 'IPv6'].`,
    'SecurityGroupRuleInvalidEtherType',
  )
}

const numberOf = (value: unknown): number | null =>
  typeof value === 'number' ? value : null

const wrongPort = (port: number) =>
  badRequest(`Invalid value for port ${port}`, 'SecurityGroupInvalidPortValue')

function parsePorts(protocol: string | null, given: Given): [number | null, number | null] {
  const low = numberOf(given['port_range_min'])
  const high = numberOf(given['port_range_max'])
  for (const port of [low, high]) {
    if (port !== null && (port < 0 || port > 65_535)) throw wrongPort(port)
  }
  // Every port there is, is no limit of ports.
  if (low === 1 && high === 65_535) return [null, null]
  if (low === null && high === null) return [null, null]
  if (protocol === null) {
    throw badRequest(
      'Must also specify protocol if port range is given.',
      'SecurityGroupProtocolRequiredWithPorts',
    )
  }
  if (isIcmp(protocol)) return checkIcmp(low, high)
  if (!hasPorts(protocol)) {
    throw badRequest(
      `Ports cannot be specified for protocol ${protocolNumber(protocol)}. Ports are only supported for ${portProtocolsInWords}.`,
      'SecurityGroupInvalidProtocolForPort',
    )
  }
  if (low === 0 || high === 0) throw wrongPort(0)
  if (low === null || high === null || low > high) {
    throw badRequest(
      'For TCP/UDP protocols, port_range_min must be <= port_range_max',
      'SecurityGroupInvalidPortRange',
    )
  }
  return [low, high]
}

/** The type stands where the lower port does, the code where the upper one does. */
function checkIcmp(
  type: number | null,
  code: number | null,
): [number | null, number | null] {
  const parts = [
    ['type', 'port_range_min', type],
    ['code', 'port_range_max', code],
  ] as const
  for (const [field, attribute, value] of parts) {
    if (value !== null && value > 255) {
      throw badRequest(
        `Invalid value for ICMP ${field} (${attribute}) ${value}. It must be 0 to 255.`,
        'SecurityGroupInvalidIcmpValue',
      )
    }
  }
  if (type === null && code !== null) {
    throw badRequest(
      `ICMP code (port-range-max) ${code} is provided but ICMP type (port-range-min) is missing.`,
      'SecurityGroupMissingIcmpType',
    )
  }
  return [type, code]
}

const withLength = (prefix: string): string =>
  prefix.includes('/') ? prefix : `${prefix}/${prefix.includes(':') ? 128 : 32}`

function parsePrefix(prefix: string, ethertype: 'IPv4' | 'IPv6'): string {
  const text = withLength(prefix)
  const cidr = parseCidr(text)
  if (!cidr) {
    throw badRequest(`Invalid CIDR ${prefix} given as IP prefix.`, 'InvalidCIDR')
  }
  if (`IPv${cidr.version}` !== ethertype) {
    throw badRequest(
      `Conflicting value ethertype ${ethertype} for CIDR ${text}`,
      'SecurityGroupRuleParameterConflict',
    )
  }
  // Kept as it was given, host bits and all; `normalized_cidr` shows the range.
  return text
}

/** The range without host bits; nothing where the rule has none. */
export function normalizedCidr(prefix: string | null): string | null {
  const cidr = prefix === null ? undefined : parseCidr(prefix)
  return cidr ? formatCidr(cidr) : null
}
