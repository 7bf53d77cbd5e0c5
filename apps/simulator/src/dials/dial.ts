/** What is wrong with a region's service; all at rest when nothing is. */
export interface Faults {
  readonly latencyMs: number
  /** Added to the latency, evenly from 0 to this. */
  readonly jitterMs: number
  /** Share of the requests that fail, 0 to 1. */
  readonly errorRate: number
  /** What those are answered with. */
  readonly errorStatus: number
  /** Connections are reset, those in use included. */
  readonly down: boolean
  /** What changes something is done, and its connection reset before the answer. */
  readonly losesAnswers: boolean
  /** Added to the latency of lists only. */
  readonly slowListMs: number
}

/** One dial: for a region and a service, `*` meaning every one. */
export interface Dial extends Faults {
  readonly region: string
  readonly service: string
}

export const atRest: Faults = {
  latencyMs: 0,
  jitterMs: 0,
  errorRate: 0,
  errorStatus: 503,
  down: false,
  losesAnswers: false,
  slowListMs: 0,
}

const numbers = {
  latencyMs: [0, 600_000],
  jitterMs: [0, 600_000],
  slowListMs: [0, 600_000],
  errorRate: [0, 1],
  errorStatus: [400, 599],
} as const

/** A wrong dial: the message says which, and what would be right. */
export class WrongDial extends Error {}

/** The faults that a body names; a name that no dial has is refused. */
export function parseFaults(given: Readonly<Record<string, unknown>>): Partial<Faults> {
  const faults: Record<string, number | boolean> = {}
  for (const [name, value] of Object.entries(given)) {
    if (name === 'down' || name === 'losesAnswers') {
      if (typeof value !== 'boolean') throw new WrongDial(`"${name}" must be true or false`)
      faults[name] = value
      continue
    }
    const range = Object.entries(numbers).find(([known]) => known === name)?.[1]
    if (!range) throw new WrongDial(`there is no dial "${name}"`)
    const [least, most] = range
    if (typeof value !== 'number' || !(value >= least && value <= most)) {
      throw new WrongDial(`"${name}" must be a number from ${least} to ${most}`)
    }
    faults[name] = value
  }
  return faults
}

export const isAtRest = (faults: Faults): boolean =>
  Object.entries(atRest).every(
    ([name, value]) =>
      name === 'errorStatus' ||
      Object.entries(faults).some(([n, v]) => n === name && v === value),
  )

/** What holds for a target: of every dial that means it, the worst. */
export function faultsFor(
  dials: readonly Dial[],
  target: { region?: string; service: string },
): Faults {
  let worst = atRest
  for (const dial of dials) {
    const isRegion = dial.region === '*' || dial.region === target.region
    const isService = dial.service === '*' || dial.service === target.service
    if (!isRegion || !isService) continue
    worst = {
      latencyMs: Math.max(worst.latencyMs, dial.latencyMs),
      jitterMs: Math.max(worst.jitterMs, dial.jitterMs),
      errorRate: Math.max(worst.errorRate, dial.errorRate),
      errorStatus: dial.errorRate > worst.errorRate ? dial.errorStatus : worst.errorStatus,
      down: worst.down || dial.down,
      losesAnswers: worst.losesAnswers || dial.losesAnswers,
      slowListMs: Math.max(worst.slowListMs, dial.slowListMs),
    }
  }
  return worst
}
