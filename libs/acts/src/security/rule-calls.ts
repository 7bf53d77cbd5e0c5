import type { RuleBody } from '@aloft/openstack/rule-draft'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import type { UpstreamCall } from '../upstream-call.ts'

/**
 * Makes rules in a group: several in one call, which makes all of them or none.
 * https://docs.openstack.org/api-ref/network/v2/#create-security-group-rule
 */
export function makeRules(
  region: string,
  groupId: string,
  bodies: readonly RuleBody[],
): UpstreamCall {
  const rules = bodies.map((body) => ({ security_group_id: groupId, ...body }))
  const [only] = rules
  return {
    region,
    service: 'network',
    method: 'POST',
    path: '/security-group-rules',
    body:
      rules.length === 1 ? { security_group_rule: only } : { security_group_rules: rules },
  }
}

export function dropRule(region: string, ruleId: string): UpstreamCall {
  return {
    region,
    service: 'network',
    method: 'DELETE',
    path: `/security-group-rules/${encodeURIComponent(ruleId)}`,
  }
}

const isIcmp = (protocol: string | undefined) =>
  protocol === 'icmp' || protocol === 'ipv6-icmp'

function ports(body: RuleBody): readonly string[] {
  const { port_range_min: from, port_range_max: to, protocol } = body
  if (from === undefined) return []
  if (isIcmp(protocol)) {
    const code = to === undefined ? [] : ['--icmp-code', String(to)]
    return ['--icmp-type', String(from), ...code]
  }
  return ['--dst-port', to === undefined || to === from ? String(from) : `${from}:${to}`]
}

/** The line that makes a rule; without a remote the client itself says everybody. */
export function ruleLine(region: string, group: string, body: RuleBody): string {
  return openstackLine(region, [
    'security',
    'group',
    'rule',
    'create',
    body.direction === 'egress' ? '--egress' : '--ingress',
    '--ethertype',
    body.ethertype,
    ...(body.protocol === undefined ? [] : ['--protocol', body.protocol]),
    ...ports(body),
    ...(body.remote_ip_prefix === undefined ? [] : ['--remote-ip', body.remote_ip_prefix]),
    ...(body.remote_group_id === undefined ? [] : ['--remote-group', body.remote_group_id]),
    ...(body.remote_address_group_id === undefined
      ? []
      : ['--remote-address-group', body.remote_address_group_id]),
    ...(body.description === undefined ? [] : ['--description', body.description]),
    group,
  ])
}

/** A rule's block; `group` is an id or a reference. */
export function ruleBlock(
  group: Parameters<typeof hclBlock>[1][string],
  name: string,
  body: RuleBody,
): string {
  return hclBlock(
    `resource "openstack_networking_secgroup_rule_v2" "${resourceName(name)}"`,
    {
      security_group_id: group,
      direction: body.direction,
      ethertype: body.ethertype,
      protocol: body.protocol,
      port_range_min: body.port_range_min,
      port_range_max: body.port_range_max,
      remote_ip_prefix: body.remote_ip_prefix,
      remote_group_id: body.remote_group_id,
      remote_address_group_id: body.remote_address_group_id,
      description: body.description,
    },
  )
}

/** `web_tcp_443_ipv4`: a block needs a name that no other has. */
export function ruleBlockName(group: string, body: RuleBody): string {
  const { protocol = 'any', port_range_min: from, ethertype } = body
  const port = from === undefined ? '' : `_${from}`
  return `${group}_${protocol}${port}_${ethertype.toLowerCase()}`
}
