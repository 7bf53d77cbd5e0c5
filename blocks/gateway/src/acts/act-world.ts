import type { ActWorld, CloudAnswer, SubjectAnswer } from '@aloft/acts/run-act'
import { subjectNouns, type SubjectKind } from '@aloft/acts/subject-kind'
import { subjectReader } from '@aloft/acts/subjects'
import type { UpstreamCall } from '@aloft/acts/upstream-call'
import { activity } from '@aloft/contracts/activity'
import type { ActTarget } from '@aloft/contracts/gateway'
import { inventory } from '@aloft/contracts/inventory'
import { AloftError } from '@aloft/kernel/errors'
import type { Logger } from '@aloft/kernel/log'
import { endpointOf } from '../cloud/endpoint.ts'
import { servicesOf, type GatewayDeps } from '../gateway-services.ts'
import { regionName, type ActiveSession } from '../session/session.ts'
import { actEndsOf } from './act-ends.ts'
import { cloudFailure } from './cloud-failure.ts'
import { secretsDigest } from './secrets-digest.ts'

export interface ActCircumstances {
  readonly session: ActiveSession
  /** Idempotency key. */
  readonly key: string
  readonly traceId: string
  readonly log: Logger
}

/** The world of an act that a person carries out: their session's cloud, and our other blocks. */
export function createActWorld(
  deps: GatewayDeps,
  { session, key, traceId, log }: ActCircumstances,
): ActWorld {
  const { cloudRequest } = servicesOf(deps)
  const callActivity = deps.call(activity)
  const ends = actEndsOf(deps)
  const ask = async (call: UpstreamCall): Promise<CloudAnswer> => {
    try {
      const { headers, body } = await cloudRequest(session, call, traceId)
      return { state: 'ok', body: call.answerHeaders === true ? { headers, body } : body }
    } catch (error) {
      return cloudFailure(error, call.method)
    }
  }
  return {
    roles: session.roles,
    project: session.project,
    regionName: (id) => regionName(session, id),
    callTimeoutMs: deps.config.cloud.answerTimeoutMs,
    requireEndpoint: ({ region, service }) => {
      endpointOf(session.endpoints, region, service)
    },
    callCloud: ask,
    digestSecrets: (secrets) => secretsDigest(deps.kernel.sealingKeys, key, secrets),
    readSubject: async (kind, target): Promise<SubjectAnswer> => {
      const reader = subjectReader(kind)
      const answer = await ask(reader.read(target))
      // A read has changed nothing, answered or not.
      if (answer.state === 'unknown') return { ...answer, state: 'failed' }
      return answer.state === 'ok' ? subjectOf(kind, answer.body, target) : answer
    },
    recordStart: (entry) =>
      callActivity('POST /entries', {
        body: {
          ...entry,
          targets: [...entry.targets],
          begun: [...entry.begun],
          key,
          sessionId: session.id,
          accountId: session.project.id,
          userId: session.user.id,
          username: session.user.name,
          traceId,
        },
      }),
    recordBegun: async (id, part) => {
      try {
        await callActivity('PUT /entries/:id/parts', { params: { id }, body: { part } })
      } catch (error) {
        // The entry is there; a release of the block that knows no parts goes without such notes.
        if (!(error instanceof AloftError && error.code === 'not_found')) throw error
      }
    },
    recordPart: (id, part, outcome) =>
      callActivity('PUT /entries/:id/parts', { params: { id }, body: { part, outcome } }),
    recordOutcome: (id, outcomes) =>
      ends.persist('write down the outcome', async () => {
        await callActivity('PUT /entries/:id/outcome', {
          params: { id },
          body: { outcomes: [...outcomes] },
        })
      }),
    forget: (id) =>
      ends.persist('free its key', async () => {
        await callActivity('DELETE /entries/:id', { params: { id } })
      }),
    touched: async (kind, targets) => {
      if (kind !== 'server') return
      await deps.call(inventory)('POST /touched', {
        body: { sessionId: session.id, kind: 'server', targets: [...targets] },
      })
    },
    count: (name) => deps.stats.increment(name),
    logAfterwards: (error, doing) => log.warn({ error }, `An act could not ${doing}`),
  }
}

function subjectOf(kind: SubjectKind, body: unknown, target: ActTarget): SubjectAnswer {
  const subject = subjectReader(kind).parse(body, target)
  const message = `The cloud tells nothing of the ${subjectNouns[kind].one} ${target.id}.`
  return subject === undefined ? { state: 'failed', message } : { state: 'ok', subject }
}
