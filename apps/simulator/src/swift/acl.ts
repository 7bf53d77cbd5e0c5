import type { Caller } from '../core/caller.ts'

/** What `X-Container-Read` or `X-Container-Write` grants. */
export interface Grants {
  readonly referrers: readonly string[]
  readonly groups: readonly string[]
  /** `.rlistings`: those referrers may list too. */
  readonly listings: boolean
}

/** https://docs.openstack.org/swift/latest/overview_acl.html */
export function parseAcl(text: string | undefined): Grants {
  const entries = (text ?? '').split(',').map((entry) => entry.trim())
  const isReferrer = (entry: string): boolean => /^\.r(ef|eferer|eferrer)?:/.test(entry)
  return {
    referrers: entries
      .filter(isReferrer)
      .map((entry) => entry.slice(entry.indexOf(':') + 1)),
    groups: entries.filter((entry) => entry !== '' && !entry.startsWith('.')),
    listings: entries.includes('.rlistings'),
  }
}

/** The last entry that fits decides; one with a minus in front denies. */
export function allowsReferrer(
  { referrers }: Grants,
  referer: string | undefined,
): boolean {
  const host =
    referer !== undefined && URL.canParse(referer) ? new URL(referer).hostname : ''
  let isAllowed = false
  for (const entry of referrers) {
    const isDenial = entry.startsWith('-')
    const name = isDenial ? entry.slice(1) : entry
    const fits =
      name === '*' || name === host || (name.startsWith('.') && host.endsWith(name))
    if (fits) isAllowed = !isDenial
  }
  return isAllowed
}

/** `project:user`, either of them `*`; ids only, as projects of other domains have equal names. */
export function allowsGroup({ groups }: Grants, caller: Caller): boolean {
  const projects = ['*', caller.projectId ?? '']
  const users = ['*', caller.userId]
  return groups.some((group) => {
    const [project = '', user] = group.split(':')
    if (user === undefined) return caller.roles.includes(group)
    return projects.includes(project) && users.includes(user)
  })
}
