interface Sample {
  readonly atMs: number
  readonly bytes: number
}

/** How fast a transfer is, by what moved lately. */
export interface Pace {
  /** Takes how far it is by now; gives bytes per second, `undefined` until that can be told. */
  at(bytes: number, nowMs: number): number | undefined
}

/** So far back it looks: short enough to follow the line, long enough not to flicker. */
const windowMs = 10_000
const leastMs = 1_000
/** Progress is told many times a second. */
const apartMs = 250

export function createPace(): Pace {
  let samples: readonly Sample[] = []
  return {
    at(bytes, nowMs) {
      const last = samples.at(-1)
      // Bytes that were lost are sent again: what was measured before is of another run.
      if (last !== undefined && bytes < last.bytes) samples = []
      if (last === undefined || bytes < last.bytes || nowMs - last.atMs >= apartMs) {
        const recent = samples.filter(({ atMs }) => nowMs - atMs <= windowMs)
        samples = [...recent, { atMs: nowMs, bytes }]
      }
      const [first] = samples
      if (first === undefined || nowMs - first.atMs < leastMs) return undefined
      return ((bytes - first.bytes) * 1000) / (nowMs - first.atMs)
    },
  }
}
