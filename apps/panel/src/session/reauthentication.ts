import { createQuestion } from './question.ts'

/** The password, asked in place: yes when the session is good again, no when the person gave up. */
const question = createQuestion()
let enabled = false
let declined = false
const listeners = new Set<() => void>()

function decline(next: boolean) {
  if (declined === next) return
  declined = next
  for (const listener of listeners) listener()
}

/** On while somebody is signed in: before that a refusal leads to the sign-in page. */
export function enableReauthentication(on: boolean): void {
  enabled = on
  // The session is good again, or over.
  decline(false)
}

/**
 * Asks the person for the password in place. Requests that are refused meanwhile wait for the same
 * answer, so that one dialog serves them all. Once the person said "Not now", only what was pressed
 * asks again; what pages read by themselves fails quietly.
 */
export async function reauthenticate(isPressed: boolean): Promise<boolean> {
  if (!enabled || (declined && !isPressed)) return false
  const accepted = await question.ask()
  decline(!accepted)
  return accepted
}

export const pendingReauthentication = question.pending

/** Whether the person said "Not now" and the session is still not accepted. */
export function isReauthenticationDeclined(): boolean {
  return declined
}

export function subscribeReauthentication(listener: () => void): () => void {
  const unsubscribe = question.subscribe(listener)
  listeners.add(listener)
  return () => {
    unsubscribe()
    listeners.delete(listener)
  }
}
