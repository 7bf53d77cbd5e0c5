import { available, unavailable, type Availability } from '@aloft/openstack/availability'
import type { Actor } from '@aloft/openstack/server-states'
import type { ActHead, Subject } from './act.ts'

/** What one act may be done to: so many end within the deadline of one request. The wire's bound. */
export const mostTargets = 100

/** Keystone's default roles: each may what the one below it may. */
export function roleAllows(role: ActHead['role'], roles: readonly string[]): boolean {
  if (roles.includes('admin') || roles.includes('member')) return true
  // Clouds older than the default roles give `_member_`.
  if (roles.includes('_member_')) return true
  return role === 'reader' && roles.includes('reader')
}

/** The sentence for a disabled button and a refusal. */
export function roleReason(role: ActHead['role'], roles: readonly string[]): string {
  const own = roles.length === 0 ? 'no role' : `the role ${roles.join(', ')}`
  return `You have ${own} in this project; this needs ${role}.`
}

/** Role first, then the state: what a button needs to know. */
export function mayAct<Of extends Subject>(
  head: ActHead<Of>,
  subject: Of,
  actor: Actor,
  amongSeveral = false,
): Availability {
  if (!roleAllows(head.role, actor.roles))
    return unavailable(roleReason(head.role, actor.roles))
  return amongSeveral && head.availableAmongSeveral !== undefined
    ? head.availableAmongSeveral(subject, actor)
    : head.available(subject, actor)
}

/**
 * For several: possible when it is for at least one. `ready` are those, the others are left out, and
 * `reason` is why the first of them is.
 */
export function mayActOnSome<Of extends Subject>(
  head: ActHead<Of>,
  subjects: readonly Of[],
  actor: Actor,
): { readonly availability: Availability; readonly ready: readonly Of[] } {
  if (head.subject === 'none') {
    const allowed = roleAllows(head.role, actor.roles)
    const reason = roleReason(head.role, actor.roles)
    return { availability: allowed ? available : unavailable(reason), ready: [] }
  }
  if (!head.bulk && subjects.length > 1)
    return { availability: unavailable('Select one only.'), ready: [] }
  const several = subjects.length > 1
  const ready = subjects.filter((subject) => mayAct(head, subject, actor, several).can)
  if (ready.length > mostTargets) {
    const reason = `Select at most ${mostTargets} at a time, not ${ready.length.toLocaleString('en')}.`
    return { availability: unavailable(reason), ready: [] }
  }
  if (ready.length > 0) return { availability: available, ready }
  const [first] = subjects
  if (first === undefined) return { availability: unavailable('Select one first.'), ready }
  return { availability: mayAct(head, first, actor, several), ready }
}
