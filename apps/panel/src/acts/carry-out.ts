import type { RegionName } from '@aloft/acts/act'
import type { AnyAct } from '@aloft/acts/registry'
import type { ActOutcome, ActReply, ActTarget, gateway } from '@aloft/contracts/gateway'
import { notify } from '@aloft/ui/Notices'
import type { QueryClient } from '@tanstack/react-query'
import { hasCode } from '../api/api-error.ts'
import { api } from '../api/api.ts'
import { presentError, type PresentedError } from '../api/present-error.ts'
import { notifyUnderWay } from './follow-notice.ts'
import { tellTouched } from './touched.ts'

const call = api<typeof gateway>('gateway')

/** Analytics: the popover of an act was shown. Its failure is nobody's concern. */
export function countShown(act: string): void {
  call('POST /acts/:act/shown', { params: { act } }).catch(() => undefined)
}

export interface Press {
  readonly act: AnyAct
  readonly targets: readonly ActTarget[]
  readonly input: Readonly<Record<string, unknown>>
  /** One for each press; the same again when nobody knows whether it arrived. */
  readonly key: string
}

/** Carries an act out and has everything that shows servers read them again. Throws `ApiError`s. */
export async function carryOut(client: QueryClient, press: Press): Promise<ActReply> {
  const { act, targets, input, key } = press
  try {
    return await call('POST /acts', {
      body: { act: act.id, key, targets: [...targets], input: { ...input } },
    })
  } finally {
    // Also after a failure: what is shown may be what misled the person.
    tellTouched(client, act)
  }
}

/** Whether the same key must be sent again: the act may or may not have arrived. */
export function mayHaveArrived(error: unknown): boolean {
  return hasCode(
    error,
    'unreachable',
    'bad_answer',
    'act_in_progress',
    'act_outcome_unknown',
    'draining',
  )
}

/** Nobody knows whether the cloud did it: only who has looked may press anew. */
export function isUncertain(reply: ActReply): boolean {
  return reply.outcomes.some(({ state }) => state === 'unknown')
}

/** What failed of an act that was carried out, in words; absent when all is done. */
export function failureOf(
  reply: ActReply,
  nameOf: (outcome: ActOutcome) => string,
  regionName: RegionName,
): PresentedError | undefined {
  const bad = reply.outcomes.filter(({ state }) => state !== 'done')
  const [first] = bad
  if (first === undefined) return undefined
  const all = reply.outcomes.length
  const message = first.message ?? 'The cloud did not say why.'
  const title = all === 1 ? titleOfOne(first) : titleOfSeveral(bad, all)
  const words = bad.map((outcome) => `${nameOf(outcome)}: ${outcome.message ?? message}`)
  return {
    title,
    message: all === 1 ? message : words.slice(0, 5).join(' '),
    hint: hintOf(first, regionName),
    requestId: first.upstream?.requestId,
    retryable: (first.upstream?.status ?? 500) >= 500,
  }
}

function titleOfOne({ state }: ActOutcome): string {
  return state === 'unknown' ? 'Nobody knows whether it was done' : 'It was not done'
}

function titleOfSeveral(bad: readonly ActOutcome[], all: number): string {
  const unknown = bad.filter(({ state }) => state === 'unknown').length
  const undone = bad.length - unknown
  return [
    ...(undone > 0 ? [`${undone} of ${all} could not be done`] : []),
    ...(unknown > 0 ? [`of ${unknown} nobody knows whether it was done`] : []),
  ]
    .join('; ')
    .replace(/^of (\d+)/, `Of $1 of ${all}`)
}

function hintOf({ upstream }: ActOutcome, regionName: RegionName): string | undefined {
  if (upstream?.status === undefined) return undefined
  const { service, region } = upstream
  const who = region === undefined ? service : `${service} in ${regionName(region)}`
  return `Answer of ${who}: status ${upstream.status}.`
}

/**
 * The words for an act that could not even be tried, or whose answer was lost. `keepsKey`: a second press
 * sends the same key again.
 */
export function presentFailure(
  { title }: Pick<AnyAct, 'title'>,
  error: unknown,
  { keepsKey = false } = {},
): PresentedError {
  const what = mayHaveArrived(error) ? 'it may have been done' : 'it was not done'
  const presented = presentError(error, `${title}: ${what}`)
  return keepsKey && hasCode(error, 'unreachable', 'bad_answer')
    ? { ...presented, hint: pressAgain }
    : presented
}

const pressAgain =
  'Press again and change nothing: that tells what came of the first press, and nothing is done twice.'

/** Tells what failed to somebody who has left the form. */
export function notifyFailed(failure: PresentedError): void {
  const { title, message, details, requestId } = failure
  notify({ tone: 'bad', title, body: message, details, requestId })
}

/** Tells that an act was accepted; for what goes on, what became of `targets`. */
export function notifyDone(
  act: AnyAct,
  title: string,
  targets: readonly ActTarget[] = [],
): void {
  const goesOn = (act.settles?.busy.length ?? 0) > 0
  if (goesOn) notifyUnderWay(act, title, targets)
  else notify({ tone: 'ok', title: `${title}: done` })
}

/** Tells that what an act told once never arrived; it stays until it is dismissed. */
export function notifyLost({ title, body }: { title: string; body: string }): void {
  notify({ tone: 'warn', title, body })
}
