/** How many failures within how long lock a user out of an address. */
export interface LockoutRule {
  readonly failures: number
  readonly windowMs: number
}

/** What is known of a user from an address. Times in milliseconds since the epoch. */
export interface AttemptHistory {
  /** Failures, in any order; those before the window do not count. */
  readonly failedAt: readonly number[]
  /** Attempts that Keystone has not answered yet. */
  readonly pending: number
}

export type AttemptVerdict =
  | { readonly kind: 'allowed' }
  /** As many are under way as may still fail: wait for one of them. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'locked'; readonly retryAfterSeconds: number }

/**
 * Whether one more attempt may be made now. Attempts under way count as failures to come, so that a
 * burst of parallel ones cannot try more passwords than one after the other could.
 */
export function judgeAttempt(
  rule: LockoutRule,
  history: AttemptHistory,
  nowMs: number,
): AttemptVerdict {
  const since = nowMs - rule.windowMs
  const recent = history.failedAt.filter((at) => at > since).toSorted((a, b) => b - a)
  const decisive = recent[rule.failures - 1]
  if (decisive !== undefined) {
    const waitMs = decisive + rule.windowMs - nowMs
    return { kind: 'locked', retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) }
  }
  if (recent.length + history.pending >= rule.failures) return { kind: 'wait' }
  return { kind: 'allowed' }
}
