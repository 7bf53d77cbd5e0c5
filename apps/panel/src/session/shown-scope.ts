import type { Session } from '@aloft/contracts/gateway'
import { createQuestion } from './question.ts'

/**
 * All tabs of a browser share one session. Each request names the person and the project that its page
 * shows, and the gateway refuses it where the session is another's by now: a tab never acts in a
 * project that it does not show.
 */
export const scopeHeader = 'x-aloft-scope'

/** Hears what this tab showed before and what it shows now. */
type ScopeListener = (before: string | undefined, now: string | undefined) => void

let shown: string | undefined
let ownSwitch: Promise<unknown> = Promise.resolve()
const listeners = new Set<ScopeListener>()

/** The person asked which project this tab shall go on in: yes when it is the shown one again. */
export const scopeQuestion = createQuestion()

/** `<user id>:<project id>`, each encoded as in an address: what the gateway compares. */
export function scopeOf({ user, project }: Pick<Session, 'user' | 'project'>): string {
  return `${encodeURIComponent(user.id)}:${encodeURIComponent(project.id)}`
}

/** What this tab shows; `undefined` while nobody is signed in. */
export function shownScope(): string | undefined {
  return shown
}

export function showScope(scope: string | undefined): void {
  if (scope === shown) return
  const before = shown
  shown = scope
  for (const listener of listeners) listener(before, scope)
}

/** Whether two scopes are the same person's, in whatever project; nobody is no person. */
export function isSamePerson(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && personOf(a) === personOf(b)
}

function personOf(scope: string): string | undefined {
  return scope.split(':', 1)[0]
}

/** Hears when this tab shows another person's or another project's things, for as long as it lives. */
export function onScopeChange(listener: ScopeListener): void {
  listeners.add(listener)
}

/** Hears when the person leaves this tab: what was theirs is nobody else's. */
export function onPersonGone(listener: () => void): void {
  onScopeChange((before, now) => {
    if (before !== undefined && !isSamePerson(before, now)) listener()
  })
}

/** Runs a change of this tab's own scope; what is refused meanwhile waits for its end. */
export async function changeScope<T>(change: () => Promise<T>): Promise<T> {
  const changed = change()
  ownSwitch = changed.catch(() => undefined)
  return changed
}

/**
 * After a request for `scope` was refused: whether to send it again. Asks the person, unless this tab
 * itself moved on meanwhile. The request of this tab's own change does not wait for the change's end,
 * which waits for it.
 */
export async function regainScope(
  scope: string | undefined,
  isOwnChange = false,
): Promise<boolean> {
  if (!isOwnChange) await ownSwitch
  return scope !== undefined && scope === shown && (await scopeQuestion.ask())
}
