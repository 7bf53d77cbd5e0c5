import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { PgBoss } from 'pg-boss'
import type { Logger } from './log.ts'

export interface QueueJob<Data> {
  readonly id: string
  readonly data: Data
  /** Aborted when the job takes longer than it may. */
  readonly signal: AbortSignal
}

export interface SendOptions {
  /** Only one job of this key may wait or run at a time. */
  readonly singletonKey?: string
  readonly retryLimit?: number
  readonly retryDelaySeconds?: number
  readonly startAfterSeconds?: number
  /** Longest that a job may run. */
  readonly expireInSeconds?: number
}

/** Durable work in Postgres (pg-boss, schema `queue`); started when first used. */
export interface Queue {
  /** The job's id, or `undefined` when its singleton key is taken. */
  send(name: string, data: object, options?: SendOptions): Promise<string | undefined>
  /** Carries out jobs of that name in this process; one that throws is tried again. */
  work<Data extends object>(
    name: string,
    handler: (job: QueueJob<Data>) => Promise<void>,
    options?: { readonly concurrency?: number },
  ): Promise<void>
}

/** `Queue` over the pool of the process. */
export class PostgresQueue implements Queue, AsyncDisposable {
  readonly #pool: Pool
  readonly #log: Logger
  readonly #known = new Map<string, Promise<void>>()
  #boss: Promise<PgBoss> | undefined

  constructor(pool: Pool, log: Logger) {
    this.#pool = pool
    this.#log = log
  }

  async send(name: string, data: object, options: SendOptions = {}) {
    const boss = await this.#use(name)
    const id = await boss.send(name, data, {
      // The queue's policy holds one job a key; a job without a key shall hold back no other.
      singletonKey: options.singletonKey ?? randomUUID(),
      ...(options.retryLimit !== undefined && { retryLimit: options.retryLimit }),
      ...(options.retryDelaySeconds !== undefined && {
        retryDelay: options.retryDelaySeconds,
      }),
      ...(options.startAfterSeconds !== undefined && {
        startAfter: options.startAfterSeconds,
      }),
      ...(options.expireInSeconds !== undefined && {
        expireInSeconds: options.expireInSeconds,
      }),
    })
    return id ?? undefined
  }

  async work<Data extends object>(
    name: string,
    handler: (job: QueueJob<Data>) => Promise<void>,
    options: { readonly concurrency?: number } = {},
  ): Promise<void> {
    const boss = await this.#use(name)
    const settings = {
      batchSize: 1,
      pollingIntervalSeconds: 0.5,
      localConcurrency: options.concurrency ?? 1,
    }
    await boss.work<Data>(name, settings, async (jobs) => {
      for (const { id, data, signal } of jobs) await handler({ id, data, signal })
    })
  }

  async #use(name: string): Promise<PgBoss> {
    this.#boss ??= this.#start().catch((error: unknown) => {
      this.#boss = undefined
      throw error
    })
    const boss = await this.#boss
    const known = this.#known.get(name) ?? createQueue(boss, name)
    this.#known.set(name, known)
    await known.catch((error: unknown) => {
      this.#known.delete(name)
      throw error
    })
    return boss
  }

  async #start(): Promise<PgBoss> {
    const boss = new PgBoss({
      schema: 'queue',
      db: {
        executeSql: async (text, values) => {
          const result = await this.#pool.query(text, values)
          return { rows: result.rows }
        },
      },
    })
    boss.on('error', (error) => this.#log.warn({ error }, 'The queue met an error'))
    await boss.start()
    return boss
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const boss = await this.#boss?.catch(() => undefined)
    await boss?.stop({ graceful: true, timeout: 10_000, close: false })
  }
}

function createQueue(boss: PgBoss, name: string): Promise<void> {
  return boss.createQueue(name, { policy: 'exclusive', retryLimit: 3, retryBackoff: true })
}
