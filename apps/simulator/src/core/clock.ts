/**
 * The simulator's time. Timestamps are real; only durations of state machines are
 * divided by `speed`, so a test at speed 20 sees a BUILD of four seconds in 0.2 s.
 */
export interface Clock {
  speed: number
  /** Milliseconds since the epoch. */
  now(): number
  /** When something that takes `seconds` at speed 1 is over, in milliseconds since the epoch. */
  after(seconds: number): number
}

export function createClock(speed = 1, now: () => number = Date.now): Clock {
  return {
    speed,
    now,
    after(seconds) {
      return now() + (seconds * 1000) / this.speed
    },
  }
}

/** `2013-08-22T19:47:46Z`, the form of Nova and Neutron. */
export function toSeconds(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`
}

/** `2013-08-22T19:47:46.000000`, the form of Nova's instance actions. */
export function toMicroseconds(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 23)}000`
}
