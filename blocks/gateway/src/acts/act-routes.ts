import type { FastifyInstance } from 'fastify'
import { actIds, loadAct, type AnyAct } from '@aloft/acts/registry'
import { runAct } from '@aloft/acts/run-act'
import { gateway, type ActReply, type RunAct } from '@aloft/contracts/gateway'
import { AloftError } from '@aloft/kernel/errors'
import { serve } from '@aloft/kernel/operation-route'
import { endpointOf } from '../cloud/endpoint.ts'
import { servicesOf, type GatewayDeps } from '../gateway-services.ts'
import type { ActiveSession } from '../session/session.ts'
import { createActWorld } from './act-world.ts'

/** Under `/api/gateway`: the one address through which anything in the cloud is changed. */
export function actRoutes(app: FastifyInstance, deps: GatewayDeps): void {
  const { resolver } = servicesOf(deps)

  serve(app, gateway, 'POST /acts', async ({ body, request, traceId, log }) => {
    const session = await resolver.require(request)
    const act = await requireAct(body.act)
    requireRegions(act, body, session)
    const world = createActWorld(deps, { session, key: body.key, traceId, log })
    const result = await runAct(act, body, world)
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
  return new AloftError('unknown_act', { message: `There is no act "${id}".` })
}

/** An unknown region is told before anything is written down or done. */
function requireRegions(act: AnyAct, body: RunAct, session: ActiveSession): void {
  const named = act.subject === 'none' ? [body.input.region] : body.targets
  for (const entry of named) {
    const region: unknown =
      typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'region') : entry
    if (typeof region === 'string') endpointOf(session.endpoints, region, 'compute')
  }
}

/** `2 done, 1 failed` */
function summary({ outcomes, repeated }: ActReply): string {
  const states = Map.groupBy(outcomes, ({ state }) => state)
  const words = Array.from(states, ([state, of]) => `${of.length} ${state}`).join(', ')
  return repeated ? `${words} (repeated)` : words
}
