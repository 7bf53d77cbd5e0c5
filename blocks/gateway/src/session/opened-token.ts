import type { Sealer } from '@aloft/kernel/seal'

/** The token; absent when no configured key opens it: one was taken away, or is another machine's. */
export function openedToken(sealed: Buffer, sealer: Sealer): string | undefined {
  try {
    return sealer.open(sealed)
  } catch {
    return undefined
  }
}
