import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Logger } from './log.ts'

/** A right that one process of N holds for a while. */
export interface Lease {
  readonly name: string
  /** Who holds it: this process and this time. */
  readonly holder: string
  /** Grows with every change of the holder; a store can refuse an older one. */
  readonly fence: number
  /** Aborted when the lease is lost or given up. */
  readonly signal: AbortSignal
  release(): Promise<void>
}

export interface Leases {
  /** Takes the lease, or `undefined` while another process holds it; it renews itself until released. */
  acquire(name: string): Promise<Lease | undefined>
}

/** How long a lease outlives a holder that died; another takes it over after that. */
export const leaseLifeMs = 8000

const take = `
  insert into kernel.lease as held (name, holder, fence, expires_at)
  values ($1, $2, 1, now() + $3 * interval '1 millisecond')
  on conflict (name) do update
    set holder = excluded.holder, fence = held.fence + 1, expires_at = excluded.expires_at
    where held.holder is null or held.expires_at < now()
  returning fence`

const renew = `
  update kernel.lease set expires_at = now() + $4 * interval '1 millisecond'
  where name = $1 and holder = $2 and fence = $3`

const giveUp = `
  update kernel.lease set holder = null where name = $1 and holder = $2 and fence = $3`

/** Leases in the table `kernel.lease`; the database's clock decides. */
export function createLeases(pool: Pool, log: Logger, lifeMs = leaseLifeMs): Leases {
  const process = randomUUID()
  return {
    async acquire(name) {
      // The holder counts from before the question, so that it never believes longer than the others.
      const askedAt = performance.now()
      const holder = `${process}/${randomUUID()}`
      const { rows } = await pool.query<{ fence: number }>(take, [name, holder, lifeMs])
      const fence = rows[0]?.fence
      if (fence === undefined) return undefined
      return holdLease({ pool, log, name, holder, fence, lifeMs }, askedAt + lifeMs)
    },
  }
}

interface Held {
  readonly pool: Pool
  readonly log: Logger
  readonly name: string
  readonly holder: string
  readonly fence: number
  readonly lifeMs: number
}

function holdLease(held: Held, expiresAt: number): Lease {
  const { pool, log, name, holder, fence, lifeMs } = held
  const ended = new AbortController()
  let validUntil = expiresAt

  const lose = (reason: string) => {
    if (ended.signal.aborted) return
    log.warn({ lease: name, fence, reason }, `The lease ${name} was lost`)
    stop()
  }
  const stop = () => {
    clearInterval(renewal)
    clearTimeout(expiry)
    ended.abort()
  }
  const watch = () =>
    setTimeout(() => lose('it could not be renewed'), validUntil - performance.now())
  const prolong = async () => {
    const askedAt = performance.now()
    try {
      const { rowCount } = await pool.query(renew, [name, holder, fence, lifeMs])
      if (ended.signal.aborted) return
      if (rowCount === 0) return lose('another process took it over')
      validUntil = askedAt + lifeMs
      clearTimeout(expiry)
      expiry = watch()
    } catch (error) {
      // The next renewal may succeed; until then the expiry decides.
      log.debug({ error, lease: name }, 'A lease was not renewed')
    }
  }
  const renewal = setInterval(() => void prolong(), lifeMs / 4)
  let expiry = watch()

  return {
    name,
    holder,
    fence,
    signal: ended.signal,
    async release() {
      stop()
      await pool.query(giveUp, [name, holder, fence])
    },
  }
}
