import { isSamePerson, onPersonGone, shownScope } from '../session/shown-scope.ts'
import type { Secret } from './SecretOutput.tsx'

/** What was told once and not yet taken by the person; in memory only, and gone with the person. */
const kept = new Map<string, readonly Secret[]>()
let left: readonly Secret[] = []
const listeners = new Set<() => void>()

onPersonGone(() => {
  kept.clear()
  changeLeft([])
})

function changeLeft(next: readonly Secret[]) {
  left = next
  for (const listener of listeners) listener()
}

/** Keeps what a server was made with for the page that shows it next. */
export function keepSecrets(serverId: string, secrets: readonly Secret[]): void {
  if (secrets.length > 0) kept.set(serverId, secrets)
}

export function secretsKept(serverId: string): readonly Secret[] {
  return kept.get(serverId) ?? []
}

/** The person has them. */
export function forgetSecrets(serverId: string): void {
  kept.delete(serverId)
}

/**
 * Keeps what the person of `scope` was told where it is seen no more, until it is shown wherever they
 * are. Nothing happens when somebody else, or nobody, is signed in by now.
 */
export function leaveSecrets(
  secrets: readonly Secret[],
  scope: string | undefined = shownScope(),
): void {
  if (secrets.length === 0 || !isSamePerson(scope, shownScope())) return
  changeLeft([...left, ...secrets.filter((secret) => !left.includes(secret))])
}

export function secretsLeft(): readonly Secret[] {
  return left
}

/** The person has them, or another place shows them: all, when none are named. */
export function takeLeft(taken: readonly Secret[] = left): void {
  if (left.some((secret) => taken.includes(secret)))
    changeLeft(left.filter((secret) => !taken.includes(secret)))
}

export function subscribeLeft(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
