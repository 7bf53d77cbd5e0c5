import pg from 'pg'
import { AloftError } from './errors.ts'
import type { Logger } from './log.ts'

/** Word from process to process over Postgres' LISTEN and NOTIFY. Losing one must not matter. */
export interface Notifications {
  /** `payload` travels as JSON, at most 7 kB. */
  publish(channel: string, payload: unknown): Promise<void>
  /**
   * Calls `handler` for each notification until disposed. `missed` is called when the connection was
   * away for a while: read again what the notifications tell of.
   */
  subscribe(
    channel: string,
    handler: (payload: unknown) => void,
    missed?: () => void,
  ): Promise<AsyncDisposable>
}

interface Subscriber {
  readonly handler: (payload: unknown) => void
  readonly missed: (() => void) | undefined
}

// Postgres takes less than 8000 bytes.
const maximumPayloadBytes = 7000
const reconnectAfterMs = 500

/** One listening connection of a process, opened with the first subscription, reopened when lost. */
export class PostgresNotifications implements Notifications, AsyncDisposable {
  readonly #pool: pg.Pool
  readonly #options: pg.ClientConfig
  readonly #log: Logger
  readonly #subscribers = new Map<string, Set<Subscriber>>()
  #connection: Promise<pg.Client> | undefined
  #retry: NodeJS.Timeout | undefined
  #closed = false

  constructor(pool: pg.Pool, options: pg.ClientConfig, log: Logger) {
    this.#pool = pool
    this.#options = options
    this.#log = log
  }

  async publish(channel: string, payload: unknown): Promise<void> {
    const text = JSON.stringify(payload)
    if (Buffer.byteLength(text) > maximumPayloadBytes) {
      throw new AloftError('internal', {
        message: `A notification on ${channel} is longer than ${maximumPayloadBytes} bytes.`,
      })
    }
    await this.#pool.query('select pg_notify($1, $2)', [channel, text])
  }

  async subscribe(
    channel: string,
    handler: (payload: unknown) => void,
    missed?: () => void,
  ): Promise<AsyncDisposable> {
    const subscriber: Subscriber = { handler, missed }
    const known = this.#subscribers.get(channel)
    const subscribers = known ?? new Set<Subscriber>()
    subscribers.add(subscriber)
    this.#subscribers.set(channel, subscribers)
    const connection = await this.#connect()
    if (known === undefined)
      await connection.query(`listen ${pg.escapeIdentifier(channel)}`)
    return {
      [Symbol.asyncDispose]: async () => {
        subscribers.delete(subscriber)
        if (subscribers.size > 0 || this.#closed) return
        this.#subscribers.delete(channel)
        const client = await this.#connection?.catch(() => undefined)
        await client
          ?.query(`unlisten ${pg.escapeIdentifier(channel)}`)
          .catch((error: unknown) => this.#log.debug({ error }, 'Unlisten failed'))
      },
    }
  }

  #connect(): Promise<pg.Client> {
    this.#connection ??= this.#open().catch((error: unknown) => {
      this.#connection = undefined
      throw error
    })
    return this.#connection
  }

  async #open(): Promise<pg.Client> {
    const client = new pg.Client({
      ...this.#options,
      application_name: 'aloft notifications',
      keepAliveInitialDelayMillis: 10_000,
    })
    client.on('error', (error) => this.#log.debug({ error }, 'Notifications interrupted'))
    client.on('notification', ({ channel, payload }) => this.#deliver(channel, payload))
    await client.connect()
    client.once('end', () => this.#reconnect(client))
    return client
  }

  #deliver(channel: string, payload: string | undefined): void {
    const value = parsePayload(payload)
    for (const { handler } of this.#subscribers.get(channel) ?? []) {
      try {
        handler(value)
      } catch (error) {
        this.#log.error({ error, channel }, `A handler of ${channel} failed`)
      }
    }
  }

  #reconnect(lost: pg.Client): void {
    if (this.#closed) return
    this.#connection = undefined
    void lost
    this.#retry = setTimeout(() => void this.#resume(), reconnectAfterMs)
  }

  async #resume(): Promise<void> {
    try {
      const client = await this.#connect()
      for (const channel of this.#subscribers.keys()) {
        await client.query(`listen ${pg.escapeIdentifier(channel)}`)
      }
      for (const subscribers of this.#subscribers.values()) {
        for (const { missed } of subscribers) missed?.()
      }
    } catch (error) {
      this.#log.debug({ error }, 'Notifications are still interrupted')
      if (this.#closed) return
      this.#retry = setTimeout(() => void this.#resume(), reconnectAfterMs)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    clearTimeout(this.#retry)
    const client = await this.#connection?.catch(() => undefined)
    await client?.end()
  }
}

function parsePayload(payload: string | undefined): unknown {
  if (payload === undefined || payload === '') return undefined
  try {
    return JSON.parse(payload)
  } catch {
    // Something other than us notified this channel: its own text is what there is.
    return payload
  }
}
