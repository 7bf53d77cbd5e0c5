import { Fault } from '../core/fault.ts'
import type { Compute } from './compute.ts'

/** Nova's defaults (nova.conf.quota). -1 means without limit. */
export const DEFAULT_LIMITS = {
  instances: 10,
  cores: 20,
  ram: 51_200,
  fixed_ips: -1,
  floating_ips: -1,
  injected_file_content_bytes: 10_240,
  injected_file_path_bytes: 255,
  injected_files: 5,
  key_pairs: 100,
  metadata_items: 128,
  networks: -1,
  security_group_rules: -1,
  security_groups: -1,
  server_group_members: 10,
  server_groups: 10,
} as const

export type QuotaName = keyof typeof DEFAULT_LIMITS

export function limitsOf(
  { quotas }: Compute,
  projectId: string,
): Record<QuotaName, number> {
  return { ...DEFAULT_LIMITS, ...quotas.get(projectId)?.limits }
}

/** What servers take of a project's quota. */
export interface ServerUse {
  instances: number
  cores: number
  /** MiB. */
  ram: number
}

export function usedBy(compute: Compute, projectId: string): ServerUse {
  const used: ServerUse = { instances: 0, cores: 0, ram: 0 }
  for (const server of compute.servers.by('project_id', projectId)) {
    const flavor = compute.flavors.get(server.flavor_id)
    used.instances += 1
    used.cores += flavor?.vcpus ?? 0
    used.ram += flavor?.ram ?? 0
  }
  return used
}

/** Throws 403 with Nova's numbers unless `wanted` more fits into the project's quota. */
export function requireQuota(
  compute: Compute,
  projectId: string,
  wanted: Partial<ServerUse>,
): void {
  const limits = limitsOf(compute, projectId)
  const used = usedBy(compute, projectId)
  const over = (['cores', 'instances', 'ram'] as const).filter((name) => {
    const more = wanted[name] ?? 0
    return more > 0 && limits[name] >= 0 && used[name] + more > limits[name]
  })
  if (over.length === 0) return
  const join = (values: Partial<Record<QuotaName, number>>) =>
    over.map((name) => values[name] ?? 0).join(', ')
  throw new Fault(
    403,
    `Quota exceeded for ${over.join(', ')}: Requested ${join(wanted)}, but already used ${join({ ...used })} of ${join(limits)} ${over.join(', ')}`,
  )
}
