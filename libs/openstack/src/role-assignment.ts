import { readEach, readRecord, readText } from './json-reader.ts'

/** A person or a group with a role in a project. */
export interface Member {
  readonly id: string
  readonly name: string
  readonly domainName?: string
  readonly isGroup: boolean
  readonly roles: readonly string[]
}

/**
 * Who has which roles, from `GET /role_assignments?include_names&scope.project.id=…`, by name.
 * https://docs.openstack.org/api-ref/identity/v3/#list-role-assignments
 */
export function parseMembers(answer: unknown): Member[] {
  const entries = readEach(answer, 'role_assignments', (value) => {
    const { user, group, role } = readRecord(value)
    const isGroup = user === undefined
    const who = readRecord(isGroup ? group : user)
    const id = readText(who.id)
    if (id === undefined) return undefined
    const domainName = readText(readRecord(who.domain).name)
    return {
      id,
      name: readText(who.name) ?? id,
      isGroup,
      role: readText(readRecord(role).name) ?? 'unknown',
      ...(domainName !== undefined && { domainName }),
    }
  })
  const members = Array.from(
    Map.groupBy(entries, ({ id }) => id).values(),
    (of): Member[] => {
      const [first] = of
      if (first === undefined) return []
      const { role: _, ...member } = first
      return [{ ...member, roles: [...new Set(of.map(({ role }) => role))].sort() }]
    },
  )
  return members.flat().toSorted((a, b) => a.name.localeCompare(b.name))
}
