import type { ActHead } from '@aloft/acts/act'
import type { SubjectKind } from '@aloft/acts/subject-kind'
import type { QueryClient } from '@tanstack/react-query'

type Listener = (client: QueryClient, kinds: ReadonlySet<SubjectKind>) => void

const listeners = new Set<Listener>()
const touchedAtMs = new Map<SubjectKind, number>()

/** Has whoever shows things of some kind read them again after an act. Called once a module. */
export function onTouched(listener: Listener): void {
  listeners.add(listener)
}

/** Whether an act changed things of this kind so lately that their states still tell of it. */
export function wasTouched(kind: SubjectKind, withinMs: number): boolean {
  return Date.now() - (touchedAtMs.get(kind) ?? 0) < withinMs
}

/** An act was carried out, or may have been: what is shown of these kinds is old. */
export function tellTouched(
  client: QueryClient,
  act: Pick<ActHead, 'subject' | 'makes' | 'touches'>,
): void {
  const kinds = new Set<SubjectKind>(act.touches)
  if (act.subject !== 'none') kinds.add(act.subject)
  if (act.makes !== undefined) kinds.add(act.makes)
  for (const kind of kinds) touchedAtMs.set(kind, Date.now())
  for (const listener of listeners) listener(client, kinds)
  // Choices of forms: they are few and cheap, and any act may change them.
  void client.invalidateQueries({ queryKey: ['cloud'] })
}
