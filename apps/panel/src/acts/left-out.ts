import { mayAct } from '@aloft/acts/role'
import type { ActHead, Subject } from '@aloft/acts/act'
import type { Actor } from '@aloft/openstack/server-states'

/** How many are named; the rest are counted. */
const most = 4

/**
 * `2 of 5 are left out. web-01: It is not running.`; absent when all take part. What could be done to one
 * by itself is named, and how.
 */
export function leftOutWords<Of extends Subject>(
  head: ActHead<Of>,
  subjects: readonly Of[],
  ready: readonly Of[],
  actor: Actor,
): string | undefined {
  const left = subjects.filter((subject) => !ready.includes(subject))
  const alone = left.filter((subject) => mayAct(head, subject, actor).can)
  const others = left.filter((subject) => !alone.includes(subject))
  const words = [
    ...(alone.length > 0 ? [aloneWords(head, alone)] : []),
    ...(others.length > 0 ? [otherWords(head, others, subjects.length, actor)] : []),
  ]
  return words.length === 0 ? undefined : words.join(' ')
}

/** Only what is locked is held back among several and not alone: see `availableAmongSeveral`. */
function aloneWords({ title }: Pick<ActHead, 'title'>, alone: readonly Subject[]): string {
  const act = title.toLowerCase()
  const [first] = alone
  if (alone.length === 1)
    return `${first?.name} is locked and left out. To ${act} it too, ${act} it by itself and type its name.`
  const named = alone.slice(0, most).map(({ name }) => name)
  const more = alone.length - named.length
  const names = more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')
  return `${names} are locked and left out. To ${act} them too, ${act} each by itself and type its name.`
}

function otherWords<Of extends Subject>(
  head: ActHead<Of>,
  others: readonly Of[],
  all: number,
  actor: Actor,
): string {
  const [first] = others
  const availability = first && mayAct(head, first, actor, true)
  const why = availability?.can === false ? ` ${first?.name}: ${availability.reason}` : ''
  const verb = others.length === 1 ? 'is' : 'are'
  return `${others.length} of ${all} ${verb} left out.${why}`
}
