import type { FastifyInstance } from 'fastify'
import type { NextHop } from './block.ts'
import type { Logger } from './log.ts'

export interface ReadyHop extends NextHop {
  readonly block: string
  readonly ms: number
}

export interface Readiness {
  readonly ready: boolean
  readonly draining: boolean
  readonly hops: readonly ReadyHop[]
}

/** Asks one block about its next hops. */
export interface ReadinessProbe {
  readonly block: string
  ask(): Promise<readonly NextHop[]>
}

const probeTimeoutMs = 3000

/** Can this process serve? Every block is asked what it needs, at the same time. */
export async function askReadiness(
  probes: readonly ReadinessProbe[],
  isDraining: boolean,
): Promise<Readiness> {
  const hops = (await Promise.all(probes.map(askProbe))).flat()
  return {
    ready: !isDraining && hops.every((hop) => hop.ok),
    draining: isDraining,
    hops,
  }
}

async function askProbe(probe: ReadinessProbe): Promise<ReadyHop[]> {
  const { block } = probe
  const startedAt = performance.now()
  const elapsed = () => Math.round(performance.now() - startedAt)
  const timeout = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => timeout.reject(new Error(`No answer within ${probeTimeoutMs} ms`)),
    probeTimeoutMs,
  )
  try {
    const hops = await Promise.race([probe.ask(), timeout.promise])
    return hops.map((hop) => ({ block, ms: elapsed(), ...hop }))
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return [{ block, name: block, ok: false, ms: elapsed(), detail }]
  } finally {
    clearTimeout(timer)
  }
}

/**
 * `/live`: the process runs. `/ready`: it can serve, next hop by next hop. `/lbz`: this datacenter can
 * serve, in one word for a balancer or a DNS check.
 */
export function healthRoutes(
  app: FastifyInstance,
  options: {
    readonly isDraining: () => boolean
    readonly local: readonly ReadinessProbe[]
    /** Blocks in other processes, which the datacenter needs too. */
    readonly remote: readonly ReadinessProbe[]
    readonly log: Logger
  },
): void {
  const { isDraining, local, remote } = options
  const tell = tellChanges(options.log)
  app.get('/live', async () => ({ live: true }))
  app.get('/ready', async (_request, reply) => {
    const readiness = await askReadiness(local, isDraining())
    tell(readiness)
    return reply.code(readiness.ready ? 200 : 503).send(withoutReasons(readiness))
  })
  app.get('/lbz', async (_request, reply) => {
    const { ready } = await askReadiness([...local, ...remote], isDraining())
    return reply
      .code(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'OK\n' : 'DOWN\n')
  })
}

/** Anybody may ask: what is not ready is said, why (in words that name addresses) stands in the log. */
function withoutReasons(readiness: Readiness): Readiness {
  const hops = readiness.hops.map((hop): ReadyHop => {
    const { block, name, ok, ms } = hop
    return ok ? hop : { block, name, ok, ms }
  })
  return { ...readiness, hops }
}

/** One line when something ceases to be ready, or is again: balancers ask every second. */
function tellChanges(log: Logger): (readiness: Readiness) => void {
  let toldOf = ''
  return ({ hops }) => {
    const missing = hops.filter(({ ok }) => !ok)
    const names = missing.map(({ block, name }) => `${block}/${name}`).join(', ')
    if (names === toldOf) return
    toldOf = names
    if (names === '') log.info('Ready again')
    else log.warn({ hops: missing }, `Not ready: ${names}`)
  }
}
