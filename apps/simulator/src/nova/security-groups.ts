import { Fault } from '../core/fault.ts'
import { openNetworking } from '../neutron/model.ts'
import { ensureDefaultGroup } from '../neutron/security-groups.ts'
import type { Compute } from './compute.ts'

/** The ids of a project's groups by id or name; `default` is made when it is missing. */
export function groupIdsOf(
  { cloud, region, securityGroups }: Compute,
  projectId: string,
  names: readonly string[],
  status = 400,
): string[] {
  const scope = { cloud, region }
  if (names.includes('default')) {
    ensureDefaultGroup(scope, openNetworking(scope), projectId)
  }
  const groups = securityGroups.list(projectId)
  return names.map((name) => {
    const found = groups.filter((group) => group.id === name || group.name === name)
    const [group] = found
    if (found.length > 1) {
      throw new Fault(
        409,
        `Multiple security groups found matching '${name}'. Use an ID to be more specific.`,
      )
    }
    if (group) return group.id
    throw new Fault(status, `Security group ${name} not found for project ${projectId}.`)
  })
}
