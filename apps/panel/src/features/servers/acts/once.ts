import { onScopeChange } from '../../../session/shown-scope.ts'
import type { Secret } from './SecretOutput.tsx'

/** What was told once and not yet taken by the person; in memory only, and gone with the session. */
const kept = new Map<string, readonly Secret[]>()
let left: readonly Secret[] = []
const listeners = new Set<() => void>()

onScopeChange(() => {
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

/** Keeps what an act told after its form was left, until it is shown wherever the person is. */
export function leaveSecrets(secrets: readonly Secret[]): void {
  if (secrets.length > 0) changeLeft([...left, ...secrets])
}

export function secretsLeft(): readonly Secret[] {
  return left
}

/** The person has them. */
export function takeLeft(): void {
  changeLeft([])
}

export function subscribeLeft(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
