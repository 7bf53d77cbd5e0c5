import type { ActOutcome, ActTarget } from '@aloft/contracts/gateway'
import type { Subject } from './act.ts'
import type { AnyAct } from './registry.ts'
import type { ActWorld, CloudAnswer } from './run-act.ts'

/** One thing to do it to, or to make. */
export interface OneRun {
  readonly target?: ActTarget
  readonly subject: Subject
  readonly input: Record<string, unknown>
  /** It could not be read. */
  readonly unread?: Extract<CloudAnswer, { state: 'failed' }>
}

export interface OneEnd {
  readonly outcome: ActOutcome
  /** The token ended before anything was done. */
  readonly signedOut: boolean
}

type Failure = Extract<CloudAnswer, { state: 'failed' | 'unknown' }>

function failed(target: ActTarget | undefined, failure: Failure): OneEnd {
  const { state, message, upstream } = failure
  return {
    signedOut: false,
    outcome: {
      state,
      message,
      ...(target === undefined ? {} : { target }),
      ...(upstream === undefined ? {} : { upstream }),
    },
  }
}

/** State, then the calls in order; the first that fails, or that nobody answers, ends it. */
export async function runOne(act: AnyAct, run: OneRun, world: ActWorld): Promise<OneEnd> {
  const { target, subject, input } = run
  if (run.unread !== undefined) return failed(target, run.unread)
  const actor = { roles: world.roles }
  const state = act.available(subject, actor)
  const allowed = state.can ? (act.allows?.(subject, input, actor) ?? state) : state
  if (!allowed.can) {
    const refused = { state: 'refused' as const, message: allowed.reason }
    return {
      signedOut: false,
      outcome: target === undefined ? refused : { ...refused, target },
    }
  }
  const answers: unknown[] = []
  for (const call of act.request(subject, input)) {
    const answer = await world.callCloud(call)
    if (answer.state === 'failed' || answer.state === 'unknown')
      return failed(target, answer)
    if (answer.state === 'signed-out') {
      const ended = failed(target, {
        state: 'failed',
        message: 'The cloud no longer accepts this session.',
      })
      return { ...ended, signedOut: answers.length === 0 }
    }
    answers.push(answer.body)
  }
  const madeId = act.madeId?.(answers)
  const made = madeId === undefined ? target : { region: subject.region, id: madeId }
  const output = act.output?.(answers, input)
  return {
    signedOut: false,
    outcome: {
      state: 'done',
      ...(made === undefined ? {} : { target: made }),
      ...(output === undefined ? {} : { output }),
    },
  }
}
