/** A repeatable source of numbers: the same seed gives the same sequence, always. */
export type Random = {
  /** In [0, 1). */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number
  pick<T>(values: readonly [T, ...T[]]): T
  /** A copy of `values` in another order (Fisher and Yates). */
  shuffle<T>(values: readonly T[]): T[]
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return value >>> 0
}

/** Mulberry32 by Tommy Ettinger (public domain algorithm), started from a text. */
export function createRandom(seed: string): Random {
  let state = hash(seed)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const integer = (low: number, high: number): number =>
    low + Math.floor(next() * (high - low + 1))
  return {
    next,
    integer,
    pick: (values) => values[integer(0, values.length - 1)] ?? values[0],
    shuffle: (values) => {
      const copy = [...values]
      for (let index = copy.length - 1; index > 0; index--) {
        const other = integer(0, index)
        // Both positions are inside the copy, so neither element is missing.
        ;[copy[index], copy[other]] = [
          copy[other] as (typeof copy)[0],
          copy[index] as (typeof copy)[0],
        ]
      }
      return copy
    },
  }
}
