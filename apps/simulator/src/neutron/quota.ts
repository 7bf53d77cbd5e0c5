import { conflict } from './fault.ts'
import type { Networking } from './model.ts'

/** Neutron's own defaults, except that of a large cloud nothing is known yet. */
export const defaultLimits: Readonly<Record<string, number>> = {
  network: 100,
  subnet: 100,
  subnetpool: -1,
  port: 500,
  router: 10,
  floatingip: 50,
  rbac_policy: 10,
  security_group: 10,
  security_group_rule: 100,
}

export interface Quotas {
  limits(projectId: string): Record<string, number>
  used(projectId: string, name: string): number
  /** Throws 409 when so many more (one, if not said) would be too many. */
  check(projectId: string, name: string, more?: number): void
}

export function createQuotas(networking: Networking): Quotas {
  const counters: Record<string, (projectId: string) => number> = {
    network: (id) => networking.networks.count(id),
    subnet: (id) => networking.subnets.count(id),
    port: (id) => networking.ports.count(id),
    router: (id) => networking.routers.count(id),
    floatingip: (id) => networking.floatingIps.count(id),
    security_group: (id) => networking.groups.count(id),
    security_group_rule: (id) => networking.rules.count(id),
  }
  const limits = (projectId: string): Record<string, number> => ({
    ...defaultLimits,
    ...networking.quotas.get(projectId)?.limits,
  })
  const used = (projectId: string, name: string): number => counters[name]?.(projectId) ?? 0
  return {
    limits,
    used,
    check(projectId, name, more = 1) {
      const limit = limits(projectId)[name] ?? -1
      if (limit >= 0 && used(projectId, name) + more > limit) {
        throw conflict('OverQuota', `Quota exceeded for resources: ['${name}'].`)
      }
    },
  }
}
