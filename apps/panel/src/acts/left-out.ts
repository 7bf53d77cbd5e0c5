import { mayAct } from '@aloft/acts/role'
import type { ActHead, Subject } from '@aloft/acts/act'
import type { Actor } from '@aloft/openstack/server-states'

/** `2 of 5 are left out: web-01: It is not running.`; absent when all take part. */
export function leftOutWords<Of extends Subject>(
  head: ActHead<Of>,
  subjects: readonly Of[],
  ready: readonly Of[],
  actor: Actor,
): string | undefined {
  const left = subjects.filter((subject) => !ready.includes(subject))
  const [first] = left
  if (first === undefined) return undefined
  const availability = mayAct(head, first, actor, true)
  const why = availability.can ? '' : ` ${first.name}: ${availability.reason}`
  const verb = left.length === 1 ? 'is' : 'are'
  return `${left.length} of ${subjects.length} ${verb} left out.${why}`
}
