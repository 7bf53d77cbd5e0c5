/** Where the panel stands with the person's session. */
export interface ReauthenticationRequest {
  /** Settles the wait: true when the session is good again, false when the person gave up. */
  finish: (accepted: boolean) => void
}

let pending: ReauthenticationRequest | undefined
let waiting: Promise<boolean> | undefined
let enabled = false
const listeners = new Set<() => void>()

function change(next: ReauthenticationRequest | undefined) {
  pending = next
  for (const listener of listeners) listener()
}

/** On while somebody is signed in: before that a refusal leads to the sign-in page. */
export function enableReauthentication(on: boolean): void {
  enabled = on
}

/**
 * Asks the person for the password in place. Requests that are refused meanwhile wait for the same
 * answer, so that one dialog serves them all.
 */
export function reauthenticate(): Promise<boolean> {
  if (!enabled) return Promise.resolve(false)
  waiting ??= new Promise<boolean>((resolve) => {
    change({
      finish(accepted) {
        waiting = undefined
        change(undefined)
        resolve(accepted)
      },
    })
  })
  return waiting
}

export function pendingReauthentication(): ReauthenticationRequest | undefined {
  return pending
}

export function subscribeReauthentication(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
