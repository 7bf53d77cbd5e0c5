import type { Pool } from 'pg'
import type { PeriodicJob } from './block.ts'
import type { Lease, Leases } from './leases.ts'
import type { Logger } from './log.ts'

const retryLeaseMs = 1000

/**
 * Runs a job every `everyMs` in one process of N: the one that holds the lease of its name. A new holder
 * waits for what is left of the interval. Ends when `draining` is aborted and the present run is over.
 */
export async function runPeriodically(
  job: PeriodicJob,
  options: {
    readonly block: string
    readonly pool: Pool
    readonly leases: Leases
    readonly log: Logger
    readonly draining: AbortSignal
  },
): Promise<void> {
  const { block, pool, leases, log, draining } = options
  const name = `${block}/${job.name}`
  while (!draining.aborted) {
    const lease = await leases.acquire(name).catch((error: unknown) => {
      log.debug({ error }, `The lease ${name} cannot be asked for`)
      return undefined
    })
    if (lease === undefined) await pause(retryLeaseMs, draining)
    else await runWhileHeld(job, lease, pool, log, draining)
  }
}

async function runWhileHeld(
  job: PeriodicJob,
  lease: Lease,
  pool: Pool,
  log: Logger,
  draining: AbortSignal,
): Promise<void> {
  const over = AbortSignal.any([draining, lease.signal])
  try {
    let waitMs = await remainingMs(pool, lease.name, job.everyMs)
    for (;;) {
      await pause(waitMs, over)
      if (over.aborted) return
      const startedAt = performance.now()
      if (!(await markRun(pool, lease))) return
      await job.run(over).catch((error: unknown) => {
        if (!over.aborted) log.error({ error }, `The periodic job ${lease.name} failed`)
      })
      waitMs = Math.max(0, job.everyMs - (performance.now() - startedAt))
    }
  } catch (error) {
    log.warn({ error }, `The periodic job ${lease.name} is interrupted`)
  } finally {
    await lease.release().catch((error: unknown) => {
      log.debug({ error }, `The lease ${lease.name} runs out by itself`)
    })
  }
}

/** `false` when another process holds the lease by now, whatever this one still believes. */
async function markRun(pool: Pool, { name, holder, fence }: Lease): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update kernel.lease set ran_at = now()
     where name = $1 and holder = $2 and fence = $3`,
    [name, holder, fence],
  )
  return rowCount !== 0
}

async function remainingMs(pool: Pool, name: string, everyMs: number): Promise<number> {
  const { rows } = await pool.query<{ sinceMs: number | null }>(
    `select extract(epoch from now() - ran_at)::float8 * 1000 as "sinceMs"
     from kernel.lease where name = $1`,
    [name],
  )
  const sinceMs = rows[0]?.sinceMs ?? everyMs
  return Math.max(0, everyMs - sinceMs)
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })
}
