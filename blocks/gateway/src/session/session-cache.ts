import type { ActiveSession } from './session.ts'

interface Entry {
  session: ActiveSession
  readonly readAt: number
  refreshing: boolean
}

export interface SessionCacheOptions {
  readonly load: (id: string) => Promise<ActiveSession | undefined>
  /** Milliseconds from any fixed point. */
  readonly now: () => number
  /** Whether a failed load may be bridged by what was read before. */
  readonly bridges: (error: unknown) => boolean
  /** Told of a failed load that nobody waits for. */
  readonly onError: (error: unknown) => void
}

/** Read again in the background from this age on, so that nobody waits for it. */
const REFRESH_MS = 1_000
/** No older answer is given while the database answers. */
const FRESH_MS = 2_000
/** While the database is away, people stay signed in for so long. */
const BRIDGE_MS = 5 * 60_000
const MOST = 5_000

/**
 * Sessions as the database had them at most two seconds ago. Losing it loses nothing; a sign-out in
 * another process is known at once by notification, or after those two seconds without.
 */
export class SessionCache {
  readonly #options: SessionCacheOptions
  /** In order of the last reading, oldest first. */
  readonly #entries = new Map<string, Entry>()
  readonly #loads = new Map<string, Promise<ActiveSession | undefined>>()
  /** Grows with each `forget`, so that a load begun before is not kept. */
  #generation = 0

  constructor(options: SessionCacheOptions) {
    this.#options = options
  }

  /** The session when it is known well enough to answer without waiting. */
  peek(id: string): ActiveSession | undefined {
    const entry = this.#entries.get(id)
    if (!entry) return undefined
    const age = this.#options.now() - entry.readAt
    if (age >= FRESH_MS) return undefined
    if (age >= REFRESH_MS && !entry.refreshing) {
      entry.refreshing = true
      this.#load(id).catch(this.#options.onError)
    }
    return entry.session
  }

  async find(id: string): Promise<ActiveSession | undefined> {
    const known = this.peek(id)
    if (known) return known
    const last = this.#entries.get(id)
    try {
      return await this.#load(id)
    } catch (error) {
      const bridged = last && this.#options.now() - last.readAt < BRIDGE_MS
      if (bridged && this.#entries.has(id) && this.#options.bridges(error)) {
        return last.session
      }
      throw error
    }
  }

  put(session: ActiveSession): void {
    this.#entries.delete(session.id)
    this.#entries.set(session.id, {
      session,
      readAt: this.#options.now(),
      refreshing: false,
    })
    for (const id of this.#entries.keys()) {
      if (this.#entries.size <= MOST) break
      this.#entries.delete(id)
    }
  }

  /** Notes when a person was there. It is no reading: nothing becomes fresher or comes back by it. */
  markSeen(id: string, atMs: number): void {
    const entry = this.#entries.get(id)
    if (entry) entry.session = { ...entry.session, seenAt: atMs }
  }

  forget(id: string): void {
    this.#generation += 1
    this.#entries.delete(id)
    this.#loads.delete(id)
  }

  /** Notifications may have been missed: nothing is fresh, but it can still bridge an outage. */
  expire(): void {
    this.#generation += 1
    this.#loads.clear()
    const longAgo = this.#options.now() - FRESH_MS
    for (const [id, { session, readAt }] of this.#entries) {
      const readBefore = Math.min(readAt, longAgo)
      this.#entries.set(id, { session, readAt: readBefore, refreshing: false })
    }
  }

  /** Drops what nobody asked for in a while; see `sweepRegularly`. */
  sweep(): void {
    const now = this.#options.now()
    for (const [id, { readAt }] of this.#entries) {
      if (now - readAt > BRIDGE_MS) this.#entries.delete(id)
    }
  }

  #load(id: string): Promise<ActiveSession | undefined> {
    const running = this.#loads.get(id)
    if (running) return running
    const generation = this.#generation
    const load = this.#options
      .load(id)
      .then((session) => {
        if (generation !== this.#generation) return session
        if (session) this.put(session)
        else this.#entries.delete(id)
        return session
      })
      .finally(() => {
        if (this.#loads.get(id) === load) this.#loads.delete(id)
        const entry = this.#entries.get(id)
        if (entry) entry.refreshing = false
      })
    this.#loads.set(id, load)
    return load
  }
}

const SWEEP_MS = 60_000

/** Sweeps once a minute until disposed, so that no token stays in memory for long. */
export function sweepRegularly(cache: Pick<SessionCache, 'sweep'>): Disposable {
  const timer = setInterval(() => cache.sweep(), SWEEP_MS)
  timer.unref()
  return { [Symbol.dispose]: () => clearInterval(timer) }
}
