import { Fault } from '../core/fault.ts'
import type { Compute } from './compute.ts'

/** The ids of a project's groups by id or name; `default` may be missing, others may not. */
export function groupIdsOf(
  { securityGroups }: Compute,
  projectId: string,
  names: readonly string[],
  status = 400,
): string[] {
  const groups = securityGroups.list(projectId)
  return names.flatMap((name) => {
    const found = groups.filter((group) => group.id === name || group.name === name)
    const [group] = found
    if (found.length > 1) {
      throw new Fault(
        409,
        `Multiple security groups found matching '${name}'. Use an ID to be more specific.`,
      )
    }
    if (group) return [group.id]
    if (name === 'default') return []
    throw new Fault(status, `Security group ${name} not found for project ${projectId}.`)
  })
}
