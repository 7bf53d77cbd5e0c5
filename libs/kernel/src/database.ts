import { Kysely, PostgresDialect, type LogEvent } from 'kysely'
import pg from 'pg'
import { AloftError } from './errors.ts'
import { HangWatch } from './hang-watch.ts'
import type { KernelConfig } from './kernel-config.ts'
import type { Logger } from './log.ts'

// bigint as number: our counts and versions stay far below 2^53.
const parseBigint = (text: string) => Number(text)

/** The server is given so long to say that it has ended a statement. */
const graceMs = 5000

/** The one pool of a process; every block has its own view of it, bound to its schema. */
export class Database implements AsyncDisposable {
  readonly pool: pg.Pool
  readonly #log: Logger
  readonly #hangWatch: HangWatch
  #reachable = true
  #closed: Promise<void> | undefined

  constructor(config: KernelConfig['database'], log: Logger) {
    this.#log = log
    const connection = connectionOptions(config)
    const { answerTimeoutMs, statementTimeoutMs } = config
    this.#hangWatch = new HangWatch({
      connection,
      answerTimeoutMs,
      longestMs: statementTimeoutMs === 0 ? 0 : statementTimeoutMs + graceMs,
      onHang: (error) => this.#noteLoss(error),
    })
    this.pool = new pg.Pool({
      ...connection,
      max: config.poolSize,
      idleTimeoutMillis: 30_000,
    })
    // Idle connections die with the database; the next query opens new ones.
    this.pool.on('error', (error) => this.#noteLoss(error))
    // The pool listens to idle ones only: one that is cut while it works would end the process.
    this.pool.on('connect', (client) => {
      this.#hangWatch.watch(client)
      client.on('error', (error) => this.#noteLoss(error))
    })
  }

  /** Bound to a schema: kysely's builder qualifies tables; raw SQL names the schema itself. */
  schema<Tables>(name: string): Kysely<Tables> {
    return new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: this.pool }),
      log: (event) => this.#noteQuery(event),
    }).withSchema(name)
  }

  /** Milliseconds that `select 1` took; throws `database_unavailable`. */
  async ping(timeoutMs = 2000): Promise<number> {
    const startedAt = performance.now()
    try {
      await withDeadline(this.pool.query('select 1'), timeoutMs)
      this.#noteReachable()
      return performance.now() - startedAt
    } catch (cause) {
      this.#noteLoss(cause)
      throw new AloftError('database_unavailable', {}, { cause })
    }
  }

  /** Waits until the database answers, at most `timeoutMs`; throws `database_unavailable`. */
  async waitUntilReachable(timeoutMs: number): Promise<void> {
    const until = performance.now() + timeoutMs
    for (;;) {
      try {
        await this.ping()
        return
      } catch (error) {
        if (performance.now() >= until) throw error
        await new Promise((resolve) => setTimeout(resolve, 250))
      }
    }
  }

  #noteQuery(event: LogEvent): void {
    if (event.level === 'error' && isConnectionFailure(event.error)) {
      this.#noteLoss(event.error)
    } else {
      this.#noteReachable()
    }
  }

  #noteLoss(error: unknown): void {
    if (!this.#reachable) return
    this.#reachable = false
    this.#log.error({ error }, 'The database went away')
  }

  #noteReachable(): void {
    if (this.#reachable) return
    this.#reachable = true
    this.#log.info('The database is back')
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#closed ??= this.pool.end().finally(() => this.#hangWatch[Symbol.dispose]())
    return this.#closed
  }
}

/** Options of a connection for `pg`, for the pool and for clients of their own (LISTEN, migrations). */
export function connectionOptions(config: KernelConfig['database']): pg.ClientConfig {
  if (config.url === '') {
    throw new AloftError('config_invalid', {
      field: 'kernel.database.url',
      message: 'No database is configured: kernel.database.url is empty.',
      hint: 'Give --database postgres://user:password@host:5432/name',
    })
  }
  return {
    connectionString: config.url,
    connectionTimeoutMillis: config.connectTimeoutMs,
    application_name: 'aloft',
    keepAlive: true,
    ...(config.statementTimeoutMs > 0 && { statement_timeout: config.statementTimeoutMs }),
    types: {
      getTypeParser: (id: number, format?: 'text' | 'binary'): unknown =>
        id === pg.types.builtins.INT8 && format !== 'binary'
          ? parseBigint
          : pg.types.getTypeParser(id, format),
    },
  }
}

const connectionFailures = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'ENOENT',
])

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const connectionStates = /^(08...|57P0[1-5]|53300|25006|3D000|28...)$/

// pg's own words where it gives no code (client.js, pool: index.js).
const connectionWords =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|timeout expired|connection ended|cannot use a pool after/i

/** True when the database cannot be reached or gives no service, as against a faulty statement. */
export function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) return error.errors.some(isConnectionFailure)
  if ('code' in error && typeof error.code === 'string') {
    const isSystemCall = 'syscall' in error || connectionFailures.has(error.code)
    return (
      (isSystemCall && connectionFailures.has(error.code)) ||
      connectionStates.test(error.code)
    )
  }
  return connectionWords.test(error.message)
}

async function withDeadline<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => reject(new Error(`No answer within ${timeoutMs} ms`)),
    timeoutMs,
  )
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
