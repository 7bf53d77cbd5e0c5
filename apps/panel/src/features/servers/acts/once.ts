import type { Secret } from './SecretOutput.tsx'

const kept = new Map<string, readonly Secret[]>()

/** Keeps what a server was made with for the page that shows it next; in memory only. */
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
