import type { FastifyInstance } from 'fastify'
import { actIds, loadAct, type AnyAct } from '@aloft/acts/registry'
import { deadlineSeconds, usualCalls } from '@aloft/acts/deadline'
import { runAct, type ActWorld } from '@aloft/acts/run-act'
import { gateway, type ActReply } from '@aloft/contracts/gateway'
import { AloftError } from '@aloft/kernel/errors'
import { serve } from '@aloft/kernel/operation-route'
import { servicesOf, type GatewayDeps } from '../gateway-services.ts'
import { actEndsOf } from './act-ends.ts'
import { createActWorld } from './act-world.ts'

/** Under `/api/gateway`: the one address through which anything in the cloud is changed. */
export function actRoutes(app: FastifyInstance, deps: GatewayDeps): void {
  const { resolver, endings } = servicesOf(deps)
  /**
   * How long its token stays good, should this process not live to give it up: each subject is read, and
   * most acts need no more calls. What is planned is known later.
   */
  const usualSeconds = (targets: number) =>
    deadlineSeconds(targets, 1 + usualCalls, deps.config.cloud.answerTimeoutMs)

  serve(app, gateway, 'POST /acts', async ({ body, request, traceId, log }) => {
    const session = await resolver.require(request)
    const act = await requireAct(body.act)
    const world = createActWorld(deps, { session, key: body.key, traceId, log })
    const ends = actEndsOf(deps)
    const held = await endings.hold(session.token, usualSeconds(body.targets.length))
    const holding: ActWorld = {
      ...world,
      recordStart: async (entry) => {
        await held.extend(entry.deadlineSeconds)
        return world.recordStart(entry)
      },
    }
    const result = await ends
      .during(runAct(act, body, holding))
      // Nobody waits for the cloud to take a token back.
      .finally(() => void ends.during(held.release()))
    if (result.state === 'error') {
      const { code, message, field } = result
      throw new AloftError(code, {
        ...(message !== undefined && { message }),
        ...(field !== undefined && { field }),
      })
    }
    log.info(
      { act: act.id, activity: result.reply.activityId, outcomes: summary(result.reply) },
      `User ${session.user.name} carried out ${act.id}: ${summary(result.reply)}`,
    )
    return result.reply
  })

  serve(app, gateway, 'POST /acts/:act/shown', ({ params }) => {
    if (!actIds.includes(params.act)) throw unknownAct(params.act)
    deps.stats.increment(`act.${params.act}.shown`)
    return undefined
  })
}

async function requireAct(id: string): Promise<AnyAct> {
  const act = await loadAct(id)
  if (act === undefined) throw unknownAct(id)
  return act
}

function unknownAct(id: string): AloftError {
  return new AloftError('unknown_act', {
    message: `There is no act "${id}".`,
    hint: `Use one of these: ${actIds.join(', ')}.`,
  })
}

/** `2 done, 1 failed` */
function summary({ outcomes, repeated }: ActReply): string {
  const states = Map.groupBy(outcomes, ({ state }) => state)
  const words = Array.from(states, ([state, of]) => `${of.length} ${state}`).join(', ')
  return repeated ? `${words} (repeated)` : words
}
