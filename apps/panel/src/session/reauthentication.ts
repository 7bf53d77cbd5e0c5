/** Where the panel stands with the person's session. */
export interface ReauthenticationRequest {
  /** Settles the wait: true when the session is good again, false when the person gave up. */
  finish: (accepted: boolean) => void
}

let pending: ReauthenticationRequest | undefined
let waiting: Promise<boolean> | undefined
let enabled = false
let declined = false
const listeners = new Set<() => void>()

function change(next: ReauthenticationRequest | undefined, isDeclined: boolean) {
  pending = next
  declined = isDeclined
  for (const listener of listeners) listener()
}

/** On while somebody is signed in: before that a refusal leads to the sign-in page. */
export function enableReauthentication(on: boolean): void {
  enabled = on
  // The session is good again, or over.
  if (declined) change(pending, false)
}

/**
 * Asks the person for the password in place. Requests that are refused meanwhile wait for the same
 * answer, so that one dialog serves them all. Once the person said "Not now", only what was pressed
 * asks again; what pages read by themselves fails quietly.
 */
export function reauthenticate(isPressed: boolean): Promise<boolean> {
  if (!enabled || (declined && !isPressed)) return Promise.resolve(false)
  waiting ??= new Promise<boolean>((resolve) => {
    change(
      {
        finish(accepted) {
          waiting = undefined
          change(undefined, !accepted)
          resolve(accepted)
        },
      },
      declined,
    )
  })
  return waiting
}

export function pendingReauthentication(): ReauthenticationRequest | undefined {
  return pending
}

/** Whether the person said "Not now" and the session is still not accepted. */
export function isReauthenticationDeclined(): boolean {
  return declined
}

export function subscribeReauthentication(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
