import type { AnyAct } from './registry.ts'
import type { OneRun, Plan } from './run-one.ts'

/** Parts that are carried out beside each other. */
export const atOnce = 8
/** Of one part: three, and one that takes back what the first ones did. Few acts need more. */
export const usualCalls = 4
/** For the way, and for what is written down. */
const spareSeconds = 30

/** How long an act of so many parts, of so many calls each, may take; a day at most. */
export function deadlineSeconds(
  parts: number,
  callsEach: number,
  callTimeoutMs: number,
): number {
  const secondsEach = Math.ceil((callsEach * callTimeoutMs) / 1000) + spareSeconds
  return Math.min(86_400, secondsEach * Math.ceil(Math.max(1, parts) / atOnce))
}

/** How many calls the longest of the parts may take, one after the other; never less than the usual. */
export function mostCalls(
  act: Pick<AnyAct, 'followUp' | 'takeBack' | 'callsAtMost'>,
  parts: readonly { readonly run: OneRun; readonly plan: Plan }[],
): number {
  const counts = parts.map(({ run: { subject, input }, plan }) => {
    if (plan.kind === 'ends') return 0
    const later = act.followUp?.(subject, input, []).length ?? 0
    const known = plan.calls.length + later + (act.takeBack === undefined ? 0 : 1)
    return Math.max(known, act.callsAtMost?.(subject, input) ?? 0)
  })
  return Math.max(usualCalls, ...counts)
}
