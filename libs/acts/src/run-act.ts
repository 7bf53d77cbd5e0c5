import type { ActivityEntry } from '@aloft/contracts/activity'
import type { ErrorCode } from '@aloft/contracts/error-codes'
import type { ActOutcome, ActReply, ActTarget } from '@aloft/contracts/gateway'
import type { UpstreamFailure } from '@aloft/contracts/error-body'
import type { RegionName, Subject } from './act.ts'
import { mapBounded } from './bounded.ts'
import { atOnce, deadlineSeconds, mostCalls } from './deadline.ts'
import { inputProblems } from './input-problem.ts'
import type { AnyAct } from './registry.ts'
import { roleAllows, roleReason } from './role.ts'
import { planOne, runOne, type OneEnd, type OneRun, type Plan } from './run-one.ts'
import { onlySecrets, withoutSecrets } from './secrets.ts'
import type { SubjectKind } from './subject-kind.ts'
import type { UpstreamCall } from './upstream-call.ts'

/** What came of one call to the cloud. */
export type CloudAnswer =
  | { readonly state: 'ok'; readonly body: unknown }
  | {
      readonly state: 'failed'
      readonly message: string
      readonly upstream?: UpstreamFailure
    }
  /** It was asked for and no answer came: it may have happened, now or later. */
  | {
      readonly state: 'unknown'
      readonly message: string
      readonly upstream?: UpstreamFailure
    }
  /** The cloud no longer accepts the token: nothing was done. */
  | { readonly state: 'signed-out' }

/** The subject as the cloud has it now. */
export type SubjectAnswer =
  | { readonly state: 'ok'; readonly subject: Subject }
  | Exclude<CloudAnswer, { state: 'ok' | 'unknown' }>

/**
 * All that `runAct` needs of the world. What throws before the act is written down ends it; later
 * nothing does: what was done is told for each target.
 */
export interface ActWorld {
  readonly roles: readonly string[]
  /** In which they act. */
  readonly project?: { readonly id: string }
  readonly regionName: RegionName
  /** The longest that one call to the cloud may take. */
  readonly callTimeoutMs: number
  readSubject(kind: SubjectKind, target: ActTarget): Promise<SubjectAnswer>
  /** Throws when the region of the call or its service is not in the catalog. */
  requireEndpoint(call: UpstreamCall): void
  callCloud(call: UpstreamCall): Promise<CloudAnswer>
  /** Tells secrets apart without giving them away. */
  digestSecrets(secrets: Readonly<Record<string, unknown>>): string
  /** Writes the act down before it is carried out; a known key gives what is recorded. */
  recordStart(entry: StartedAct): Promise<{ repeated: boolean; entry: ActivityEntry }>
  /** A part (by its place) is about to be asked for. Throws when that cannot be written down. */
  recordBegun(activityId: string, part: number): Promise<void>
  /** What came of a part; should Aloft be interrupted, that is known all the same. */
  recordPart(activityId: string, part: number, outcome: ActOutcome): Promise<void>
  /** Returns when it is written, or is sure to be tried again until it is. */
  recordOutcome(activityId: string, outcomes: readonly ActOutcome[]): Promise<void>
  /** Frees the key: nothing reached the cloud. */
  forget(activityId: string): Promise<void>
  /** What an act has changed is old wherever it is kept. */
  touched(kind: SubjectKind, targets: readonly ActTarget[]): Promise<void>
  /** `act.server.reboot.executed` */
  count(name: string): void
  /** What failed after the act was carried out, so that the person still learns what came of it. */
  logAfterwards(error: unknown, doing: string): void
}

export interface StartedAct {
  readonly act: string
  readonly title: string
  readonly targets: readonly ActTarget[]
  readonly input: Record<string, unknown>
  /** Absent when the input has no secret. */
  readonly secretsDigest?: string
  /** After this long without an outcome it is taken for interrupted. */
  readonly deadlineSeconds: number
  /** Places of the parts that begin at once. */
  readonly begun: readonly number[]
}

export type ActResult =
  | { readonly state: 'answered'; readonly reply: ActReply }
  | {
      readonly state: 'error'
      readonly code: ErrorCode
      readonly message?: string
      readonly field?: string
    }

export interface ActRequest {
  readonly targets: readonly ActTarget[]
  readonly input: Record<string, unknown>
}

const failure = (
  code: ErrorCode,
  more: { message?: string; field?: string } = {},
): ActResult => ({ state: 'error', code, ...more })

/**
 * Carries out an act: role → input → subjects as they are now → state and calls of each → written
 * down → calls in order, eight targets at a time → outcome written → inventory told. Each part is
 * written down before it begins and when it has ended, so that an interruption leaves what was done,
 * what may have been, and what was not. A repeated key gives the recorded reply and does nothing. A
 * throw is an error of the world or a defect of the act; nothing was done then.
 */
export async function runAct(
  act: AnyAct,
  request: ActRequest,
  world: ActWorld,
): Promise<ActResult> {
  const count = (what: string) => world.count(`act.${act.id}.${what}`)
  if (!roleAllows(act.role, world.roles)) {
    count('refused')
    return failure('forbidden', { message: roleReason(act.role, world.roles) })
  }
  const wrong = requestProblem(act, request)
  if (wrong !== undefined) return wrong
  const runs = await prepare(act, request, world)
  if (runs === 'signed-out') return failure('reauth_required')
  const planned = runs.map((run) => ({ run, plan: planOne(act, run, world) }))
  for (const { plan } of planned) requireEndpoints(plan, world)

  const secrets = onlySecrets(act.fields, request.input)
  const { repeated, entry } = await world.recordStart({
    act: act.id,
    title: act.describe(
      runs.map(({ subject }) => subject),
      request.input,
      world.regionName,
    ),
    targets: request.targets,
    input: withoutSecrets(act.fields, request.input),
    ...(Object.keys(secrets).length > 0 && {
      secretsDigest: world.digestSecrets(secrets),
    }),
    deadlineSeconds: deadlineSeconds(
      runs.length,
      mostCalls(act, planned),
      world.callTimeoutMs,
    ),
    begun: begunAtOnce(planned.map(({ plan }) => plan)),
  })
  if (repeated) return recorded(entry)

  const ended = await mapBounded(planned, atOnce, (part, index) =>
    runPart(act, { ...part, index, of: planned.length, activityId: entry.id }, world),
  )
  if (ended.every(({ signedOut }) => signedOut)) {
    await afterwards(world, 'free the key', () => world.forget(entry.id))
    return failure('reauth_required')
  }
  const outcomes = ended.map(({ outcome }) => outcome)
  await afterwards(world, 'write down the outcome', () =>
    world.recordOutcome(
      entry.id,
      outcomes.map((outcome) => withoutSecretOutputs(outcome, act.secretOutputs)),
    ),
  )
  const touched = outcomes.flatMap(({ state, target }) =>
    state === 'refused' || target === undefined ? [] : [target],
  )
  const kind = act.subject === 'none' ? act.makes : act.subject
  if (kind !== undefined && touched.length > 0)
    await afterwards(world, 'tell the inventory', () => world.touched(kind, touched))
  const servers = serversTouched(act, runs, outcomes)
  if (servers.length > 0)
    await afterwards(world, 'tell the inventory', () => world.touched('server', servers))
  countOutcomes(outcomes, count)
  return answer(entry.id, outcomes, false)
}

/** Servers that the act has changed beside what it was done to, where anything may have been done. */
function serversTouched(
  act: AnyAct,
  runs: readonly OneRun[],
  outcomes: readonly ActOutcome[],
): ActTarget[] {
  return runs.flatMap(({ subject, input }, at) =>
    outcomes[at]?.state === 'refused'
      ? []
      : (act.touchedServers?.(subject, input) ?? []).map((id) => ({
          region: subject.region,
          id,
        })),
  )
}

interface Part {
  readonly run: OneRun
  readonly plan: Plan
  readonly index: number
  /** How many there are. */
  readonly of: number
  readonly activityId: string
}

/** One part with its two notes. What cannot be noted is not begun. */
async function runPart(act: AnyAct, part: Part, world: ActWorld): Promise<OneEnd> {
  const { run, plan, index, activityId } = part
  if (plan.kind === 'calls' && index >= atOnce) {
    try {
      await world.recordBegun(activityId, index)
    } catch (error) {
      world.logAfterwards(error, 'begin a part that it could not write down')
      return { outcome: notBegun(run.target), signedOut: false }
    }
  }
  const end = await runOne(act, run, plan, world)
  // A single one is completed in the same moment; what never reached the cloud may be forgotten.
  if (plan.kind === 'calls' && part.of > 1 && !end.signedOut) {
    const outcome = withoutSecretOutputs(end.outcome, act.secretOutputs)
    await afterwards(world, 'write down what came of a part', () =>
      world.recordPart(activityId, index, outcome),
    )
  }
  return end
}

function notBegun(target: ActTarget | undefined): ActOutcome {
  const message = 'It was not begun: Aloft could not write it down. Try it again.'
  return { state: 'failed', message, ...(target === undefined ? {} : { target }) }
}

/** Those that no other has to make room for. */
function begunAtOnce(plans: readonly Plan[]): number[] {
  return plans.flatMap(({ kind }, index) =>
    kind === 'calls' && index < atOnce ? [index] : [],
  )
}

function requireEndpoints(plan: Plan, world: ActWorld): void {
  if (plan.kind === 'calls') for (const call of plan.calls) world.requireEndpoint(call)
}

function requestProblem(act: AnyAct, request: ActRequest): ActResult | undefined {
  const { targets } = request
  if (act.subject === 'none' && targets.length > 0)
    return failure('invalid_request', {
      field: 'body.targets',
      message: `${act.title} is done to nothing that exists: leave targets empty.`,
    })
  if (act.subject !== 'none' && targets.length === 0)
    return failure('invalid_request', {
      field: 'body.targets',
      message: `${act.title} needs at least one target.`,
    })
  if (!act.bulk && targets.length > 1)
    return failure('invalid_request', {
      field: 'body.targets',
      message: `${act.title} is done to one at a time.`,
    })
  const [problem] = inputProblems(act.input, request.input)
  if (problem === undefined) return undefined
  const field = `body.input.${problem.field}`
  return failure('invalid_request', { field, message: `${field} ${problem.words}.` })
}

async function prepare(
  act: AnyAct,
  { targets, input }: ActRequest,
  world: ActWorld,
): Promise<OneRun[] | 'signed-out'> {
  if (act.subject === 'none') {
    const parts = act.split?.(input) ?? [input]
    const named: unknown = Reflect.get(input, 'region')
    const region = typeof named === 'string' ? named : ''
    return parts.map((part) => ({ subject: { region, id: '', name: '' }, input: part }))
  }
  const kind = act.subject
  const answers = await mapBounded(targets, atOnce, (target) =>
    world.readSubject(kind, target),
  )
  if (answers.some(({ state }) => state === 'signed-out')) return 'signed-out'
  return targets.map((target, index): OneRun => {
    const answer = answers[index]
    if (answer?.state === 'ok') return { target, subject: answer.subject, input }
    const subject = { ...target, name: target.id }
    return answer?.state === 'failed'
      ? { target, subject, input, unread: answer }
      : { target, subject, input }
  })
}

function recorded(entry: ActivityEntry): ActResult {
  switch (entry.state) {
    case 'started':
      return failure('act_in_progress')
    case 'unknown':
      // Completed: the cloud did not answer. Else: Aloft was interrupted.
      return entry.finishedAt === undefined
        ? interrupted(entry)
        : answer(entry.id, entry.outcomes, true)
    case 'done':
    case 'partly':
    case 'failed':
      return answer(entry.id, entry.outcomes, true)
    default:
      return entry.state satisfies never
  }
}

/** What is known of an act that was interrupted: those without an outcome were not begun. */
function interrupted({ id, targets, outcomes }: ActivityEntry): ActResult {
  if (outcomes.every(({ state }) => state === 'unknown'))
    return failure('act_outcome_unknown')
  const known = targets.map(
    (target): ActOutcome =>
      outcomes.find(
        (outcome) =>
          outcome.target?.id === target.id && outcome.target.region === target.region,
      ) ?? {
        state: 'failed',
        message: 'It was not begun: Aloft was interrupted.',
        target,
      },
  )
  return answer(id, targets.length === 0 ? outcomes : known, true)
}

/** When nothing was even tried, that is an error with its reason; else each target has its outcome. */
function answer(
  activityId: string,
  outcomes: readonly ActOutcome[],
  repeated: boolean,
): ActResult {
  const [first] = outcomes
  if (first !== undefined && outcomes.every(({ state }) => state === 'refused'))
    return failure('act_refused', {
      ...(first.message === undefined ? {} : { message: first.message }),
    })
  return { state: 'answered', reply: { activityId, outcomes: [...outcomes], repeated } }
}

function withoutSecretOutputs(
  outcome: ActOutcome,
  secret: readonly string[] = [],
): ActOutcome {
  const { output, ...rest } = outcome
  if (output === undefined) return outcome
  const kept = Object.entries(output).filter(([name]) => !secret.includes(name))
  return { ...rest, output: Object.fromEntries(kept) }
}

function countOutcomes(
  outcomes: readonly ActOutcome[],
  count: (what: string) => void,
): void {
  const states = new Set(outcomes.map(({ state }) => state))
  if (states.size > (states.has('refused') ? 1 : 0)) count('executed')
  if (states.has('refused')) count('refused')
  if (states.has('failed')) count('failed')
  if (states.has('unknown')) count('unknown')
}

async function afterwards(
  world: ActWorld,
  doing: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    // The cloud has done it: the person must learn that, whatever became of the record.
    world.logAfterwards(error, doing)
  }
}
