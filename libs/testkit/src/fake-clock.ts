import type { Clock } from '@aloft/kernel/clock'

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  advance(milliseconds: number): void
}

export function createFakeClock(
  start: string | number = '2026-01-05T09:00:00Z',
): FakeClock {
  let now = new Date(start).getTime()
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds
    },
  }
}
