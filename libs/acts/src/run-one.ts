import type { ActOutcome, ActTarget } from '@aloft/contracts/gateway'
import type { Actor } from '@aloft/openstack/server-states'
import type { Subject } from './act.ts'
import type { AnyAct } from './registry.ts'
import type { ActWorld, CloudAnswer } from './run-act.ts'
import type { UpstreamCall } from './upstream-call.ts'

/** One thing to do it to, or to make. */
export interface OneRun {
  readonly target?: ActTarget
  readonly subject: Subject
  readonly input: Record<string, unknown>
  /** It could not be read. */
  readonly unread?: Extract<CloudAnswer, { state: 'failed' }>
}

/** What is to be done for one: known before anything is written down or done. */
export type Plan =
  | { readonly kind: 'ends'; readonly outcome: ActOutcome }
  | { readonly kind: 'calls'; readonly calls: readonly UpstreamCall[] }

export interface OneEnd {
  readonly outcome: ActOutcome
  /** The token ended before anything was done. */
  readonly signedOut: boolean
}

type Failure = Extract<CloudAnswer, { state: 'failed' | 'unknown' }>

function failed(target: ActTarget | undefined, failure: Failure): ActOutcome {
  const { state, message, upstream } = failure
  return {
    state,
    message,
    ...(target === undefined ? {} : { target }),
    ...(upstream === undefined ? {} : { upstream }),
  }
}

/** Whether the state allows it, and which calls it is. Throws for a defect of the act. */
export function planOne(act: AnyAct, run: OneRun, actor: Actor): Plan {
  const { target, subject, input, unread } = run
  if (unread !== undefined) return { kind: 'ends', outcome: failed(target, unread) }
  const state = act.available(subject, actor)
  const allowed = state.can ? (act.allows?.(subject, input, actor) ?? state) : state
  if (allowed.can) return { kind: 'calls', calls: act.request(subject, input) }
  const refused = { state: 'refused' as const, message: allowed.reason }
  return {
    kind: 'ends',
    outcome: target === undefined ? refused : { ...refused, target },
  }
}

/** The calls in order; the first that fails, or that nobody answers, ends it. Never throws. */
export async function runOne(
  act: AnyAct,
  run: OneRun,
  plan: Plan,
  world: ActWorld,
): Promise<OneEnd> {
  const { target, subject, input } = run
  if (plan.kind === 'ends') return { signedOut: false, outcome: plan.outcome }
  const answers: unknown[] = []
  const calls = [...plan.calls]
  for (let call = calls.shift(); call !== undefined; call = calls.shift()) {
    const answer = await callSafely(call, world)
    switch (answer.state) {
      case 'ok':
        answers.push(answer.body)
        if (answers.length === plan.calls.length) {
          const more = followUp(act, run, answers, world)
          if (more === undefined) {
            const told = await takenBack(act, run, answers, unreadable, world)
            return { signedOut: false, outcome: failed(target, told) }
          }
          calls.push(...more)
        }
        break
      case 'failed':
      case 'unknown': {
        const told = withStop(act, run, answers, answer)
        const ended =
          answers.length === 0 ? told : await takenBack(act, run, answers, told, world)
        return { signedOut: false, outcome: failed(target, ended) }
      }
      case 'signed-out': {
        const message = 'The cloud no longer accepts this session.'
        const failure = { state: 'failed' as const, message }
        const told =
          answers.length === 0
            ? failure
            : await takenBack(
                act,
                run,
                answers,
                withStop(act, run, answers, failure),
                world,
              )
        return { signedOut: answers.length === 0, outcome: failed(target, told) }
      }
      default:
        answer satisfies never
    }
  }
  return {
    signedOut: false,
    outcome: answered(act, { target, subject, input }, answers, world),
  }
}

const unreadable = {
  state: 'failed',
  message: 'What the cloud answered could not be read, so the rest was not done.',
} as const

/** The later calls; nothing where the act fails at the answers. */
function followUp(
  act: AnyAct,
  { subject, input }: OneRun,
  answers: readonly unknown[],
  world: ActWorld,
): readonly UpstreamCall[] | undefined {
  try {
    return act.followUp?.(subject, input, answers) ?? []
  } catch (error) {
    world.logAfterwards(error, 'read what the cloud gave back')
    return undefined
  }
}

/** The failure of a later call, with what became of the first one. */
async function takenBack(
  act: AnyAct,
  { subject, input }: OneRun,
  answers: readonly unknown[],
  failure: Failure,
  world: ActWorld,
): Promise<Failure> {
  const back = act.takeBack?.(subject, input, answers)
  if (back === undefined) return failure
  // What may have happened after all must not be made up for.
  const answer = failure.state === 'failed' ? await callSafely(back.call, world) : undefined
  const worked = answer?.state === 'ok' && (back.isDone?.(answer.body) ?? true)
  return { ...failure, message: `${failure.message} ${worked ? back.worked : back.stays}` }
}

/** The failure with what an act of many calls says of its place among them. */
function withStop<Told extends Failure>(
  act: AnyAct,
  { subject, input }: OneRun,
  answers: readonly unknown[],
  failure: Told,
): Told {
  const words = act.stoppedAt?.(subject, input, answers.length)
  return words === undefined
    ? failure
    : { ...failure, message: `${failure.message} ${words}` }
}

async function callSafely(call: UpstreamCall, world: ActWorld): Promise<CloudAnswer> {
  try {
    return await world.callCloud(call)
  } catch (error) {
    world.logAfterwards(error, 'tell what came of a call')
    return {
      state: 'unknown',
      message:
        'Something in Aloft went wrong on the way. It may have happened: look before you try again.',
    }
  }
}

/** What came of calls that were all answered with yes. */
function answered(
  act: AnyAct,
  run: { target: ActTarget | undefined; subject: Subject; input: Record<string, unknown> },
  answers: readonly unknown[],
  world: ActWorld,
): ActOutcome {
  const { target, subject, input } = run
  try {
    const madeId = act.madeId?.(answers)
    const made = madeId === undefined ? target : { region: subject.region, id: madeId }
    const output = act.output?.(answers, input)
    const message = act.leaves?.(answers)
    return {
      ...(message === undefined ? { state: 'done' } : { state: 'failed', message }),
      ...(made === undefined ? {} : { target: made }),
      ...(output === undefined ? {} : { output }),
    }
  } catch (error) {
    world.logAfterwards(error, 'read what the cloud gave back')
    return { state: 'done', ...(target === undefined ? {} : { target }) }
  }
}
