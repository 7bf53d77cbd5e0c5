import { compact, isRecord, readRecord, readText, readTexts } from './json-reader.ts'

/** https://docs.openstack.org/api-ref/compute/#server-groups-os-server-groups */
export interface ServerGroup {
  readonly region: string
  readonly id: string
  readonly name: string
  /** `anti-affinity`, or a policy that Aloft has no words for. */
  readonly policy: string
  /** How many of it one host may carry; absent where the policy has no such rule. */
  readonly mostPerHost?: number
  readonly memberIds: readonly string[]
}

/** Reads one group; before 2.64 Nova gave a list of one policy. */
export function parseServerGroup(value: unknown, region: string): ServerGroup | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  if (id === undefined) return undefined
  const most = readRecord(value.rules).max_server_per_host
  return compact({
    region,
    id,
    name: readText(value.name) ?? id,
    policy: readText(value.policy) ?? readTexts(value.policies)[0] ?? 'unknown',
    mostPerHost: typeof most === 'number' ? most : undefined,
    memberIds: readTexts(value.members),
  })
}

/** What a policy means, in words. https://docs.openstack.org/nova/latest/user/availability-zones.html */
export const serverGroupPolicies = [
  {
    value: 'anti-affinity',
    label: 'Apart',
    help: 'Every server on a host of its own; one that has no such host is not made.',
  },
  {
    value: 'soft-anti-affinity',
    label: 'Apart if possible',
    help: 'On different hosts as far as there are enough.',
  },
  {
    value: 'affinity',
    label: 'Together',
    help: 'All on one host; one that has no room there is not made.',
  },
  {
    value: 'soft-affinity',
    label: 'Together if possible',
    help: 'On as few hosts as there is room.',
  },
] as const

/** `Apart` for `anti-affinity`; the policy itself where there is no word. */
export function policyLabel(policy: string): string {
  return serverGroupPolicies.find(({ value }) => value === policy)?.label ?? policy
}
