/** The idempotency key of what one form asks for, from press to press. */
export interface PressKey {
  /** The key of the last press while it is unsettled and asks for the same thing, else a new one. */
  keyFor(asked: unknown): string
  /** It is known what came of the last press: the next one is another act. */
  settle(): void
}

/** Keeps in memory what was asked last, secrets too: another password is another act. */
export function createPressKey(newKey: () => string): PressKey {
  let last: { readonly key: string; readonly asked: string } | undefined
  return {
    keyFor(asked) {
      const text = JSON.stringify(asked)
      if (last?.asked !== text) last = { key: newKey(), asked: text }
      return last.key
    },
    settle() {
      last = undefined
    },
  }
}
