import type { FastifyInstance } from 'fastify'
import type { Static, TObject } from 'typebox'
import type { Block, Deps, NextHop } from './block.ts'
import type { Database } from './database.ts'
import type { ReadinessProbe } from './health.ts'

/** The kernel's own next hop. */
export function databaseProbe(database: Database): ReadinessProbe {
  return {
    block: 'kernel',
    ask: async (): Promise<NextHop[]> => {
      try {
        const ms = await database.ping()
        return [{ name: 'database', ok: true, detail: `${Math.round(ms)} ms` }]
      } catch (error) {
        const cause = error instanceof Error ? error.cause : undefined
        const detail = cause instanceof Error ? cause.message : 'does not answer'
        return [{ name: 'database', ok: false, detail }]
      }
    },
  }
}

/**
 * A process that lags answers nobody in time: others shall serve until it has caught up. `limitMs`: 0
 * for none.
 */
export function processProbe(app: FastifyInstance, limitMs: number): ReadinessProbe {
  return {
    block: 'kernel',
    ask: async (): Promise<NextHop[]> => {
      const lagMs = Math.round(app.memoryUsage().eventLoopDelay)
      const isInTime = limitMs === 0 || lagMs <= limitMs
      return [{ name: 'process', ok: isInTime, detail: `lags by ${lagMs} ms` }]
    },
  }
}

/** What the block itself says, if it says anything. */
export function blockProbe({
  block,
  deps,
}: {
  block: Block
  deps: Deps<Static<TObject>>
}): ReadinessProbe[] {
  if (block.ready === undefined) return []
  return [{ block: block.name, ask: async () => (await block.ready?.(deps)) ?? [] }]
}

/** Whether another process, which runs that block, is ready. */
export function remoteProbe([block, address]: [string, string]): ReadinessProbe {
  return {
    block,
    ask: async () => {
      const reply = await fetch(new URL('/ready', address), {
        signal: AbortSignal.timeout(2500),
      })
      await reply.body?.cancel()
      return [{ name: address, ok: reply.ok, detail: `ready answers ${reply.status}` }]
    },
  }
}
