import type { ServiceScope } from '../core/cloud.ts'
import type { Networking, SecurityGroup, SecurityGroupRule } from '../neutron/model.ts'
import { newPort } from '../neutron/ports.ts'
import { newResource } from '../neutron/resource.ts'
import type { SeedFloatingIp } from './floating-ips.ts'
import { macOf, uuidOf } from './identifiers.ts'
import type { SeedRule, SeedSecurityGroup } from './security-groups.ts'

/** `defaultId` is the id of the project's own group `default`, from which the others follow. */
export const groupIdOf = (defaultId: string, name: string): string =>
  name === 'default' ? defaultId : uuidOf(`${defaultId}:${name}`)

/** Puts a project's groups with their rules. */
export function loadSecurityGroups(
  scope: ServiceScope,
  { groups, rules }: Networking,
  seeds: readonly SeedSecurityGroup[],
  defaultId: string,
): void {
  for (const { projectId, name, description, rules: seedRules } of seeds) {
    const group = groups.put({
      ...newResource(scope, projectId, { name, description }),
      id: groupIdOf(defaultId, name),
      stateful: true,
    })
    for (const ethertype of ['IPv4', 'IPv6'] as const) {
      rules.put({
        ...anything(scope, group),
        id: uuidOf(`${group.id}:egress:${ethertype}`),
        ethertype,
        direction: 'egress',
      })
    }
    for (const rule of seedRules) {
      for (const fields of rulesOf(rule, defaultId)) {
        const { protocol, ethertype, port_range_min, remote_ip_prefix } = fields
        const key = `${protocol}:${port_range_min}:${remote_ip_prefix}:${ethertype}`
        rules.put({
          ...anything(scope, group),
          ...fields,
          id: uuidOf(`${group.id}:${key}:${fields.remote_group_id}`),
          direction: 'ingress',
        })
      }
    }
  }
}

function anything(scope: ServiceScope, group: SecurityGroup) {
  return {
    ...newResource(scope, group.project_id),
    security_group_id: group.id,
    protocol: null,
    port_range_min: null,
    port_range_max: null,
    remote_ip_prefix: null,
    remote_group_id: null,
    remote_address_group_id: null,
  } as const
}

type RuleFields = Pick<
  SecurityGroupRule,
  | 'ethertype'
  | 'protocol'
  | 'port_range_min'
  | 'port_range_max'
  | 'remote_ip_prefix'
  | 'remote_group_id'
>

function rulesOf({ port, from }: SeedRule, defaultId: string): RuleFields[] {
  const fields = (ethertype: 'IPv4' | 'IPv6', everybody: string | null): RuleFields => ({
    ethertype,
    protocol: port?.protocol ?? (ethertype === 'IPv4' ? 'icmp' : 'ipv6-icmp'),
    port_range_min: port?.number ?? null,
    port_range_max: port?.number ?? null,
    remote_ip_prefix: from && 'range' in from ? from.range : everybody,
    remote_group_id: from && 'group' in from ? groupIdOf(defaultId, from.group) : null,
  })
  if (from) return [fields('IPv4', null)]
  return [fields('IPv4', '0.0.0.0/0'), fields('IPv6', '::/0')]
}

/** Puts a floating address, and the port of nobody's that holds it, as Neutron does. */
export function loadFloatingIp(
  scope: ServiceScope,
  { floatingIps, ports, subnets }: Networking,
  seed: SeedFloatingIp,
  networkId: string,
): void {
  const resource = {
    ...newResource(scope, seed.projectId, { description: seed.description }),
    id: uuidOf(`floating-ip:${seed.regionId}:${seed.address}`),
  }
  const [subnet] = subnets.by('network_id', networkId)
  ports.put(
    newPort(scope, '', {
      id: uuidOf(`port:${resource.id}`),
      network_id: networkId,
      mac_address: macOf(resource.id),
      fixed_ips: [{ subnet_id: subnet?.id ?? '', ip_address: seed.address }],
      device_id: resource.id,
      device_owner: 'network:floatingip',
      status: 'N/A',
    }),
  )
  const target = seed.portId === undefined ? undefined : ports.get(seed.portId)
  if (seed.portId !== undefined && !target) {
    throw new Error(`${seed.address} leads to a port that does not exist: ${seed.portId}`)
  }
  floatingIps.put({
    ...resource,
    floating_network_id: networkId,
    floating_ip_address: seed.address,
    port_id: target?.id ?? null,
    fixed_ip_address: target?.fixed_ips[0]?.ip_address ?? null,
    router_id: target ? uuidOf(`router:${seed.regionId}:${seed.projectId}`) : null,
    status: target ? 'ACTIVE' : 'DOWN',
    dns_name: '',
    dns_domain: '',
    port_details: null,
    qos_policy_id: null,
    port_forwardings: [],
  })
}
