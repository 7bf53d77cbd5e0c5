import type { Session } from '@aloft/contracts/gateway'
import { createQuestion } from './question.ts'

/**
 * All tabs of a browser share one session. Each request names the person and the project that its page
 * shows, and the gateway refuses it where the session is another's by now: a tab never acts in a
 * project that it does not show.
 */
export const scopeHeader = 'x-aloft-scope'

let shown: string | undefined
let ownSwitch: Promise<unknown> = Promise.resolve()
const listeners = new Set<() => void>()

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
  shown = scope
  for (const listener of listeners) listener()
}

/** Hears when this tab shows another person's or another project's things, for as long as it lives. */
export function onScopeChange(listener: () => void): void {
  listeners.add(listener)
}

/** Runs a change of this tab's own scope; what is refused meanwhile waits for its end. */
export async function changeScope<T>(change: () => Promise<T>): Promise<T> {
  const changed = change()
  ownSwitch = changed.catch(() => undefined)
  return changed
}

/**
 * After a request for `scope` was refused: whether to send it again. Asks the person, unless this tab
 * itself moved on meanwhile.
 */
export async function regainScope(scope: string | undefined): Promise<boolean> {
  await ownSwitch
  return scope !== undefined && scope === shown && (await scopeQuestion.ask())
}
