import { hostname } from 'node:os'
import { pino, type DestinationStream, type Logger as Pino } from 'pino'
import { redact, scrubText } from './redaction.ts'

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

/**
 * `log.info('text')` or `log.info({ field }, 'text')`. Fields named `username`, `account`, `traceId`
 * and `block` take the place of the bound ones; an error goes under `error`.
 */
export interface LogMethod {
  (message: string): void
  (fields: object, message?: string): void
}

/** Writes JSON lines; every one has time, level, host, datacenter, block, username, account, message. */
export interface Logger {
  level: string
  trace: LogMethod
  debug: LogMethod
  info: LogMethod
  warn: LogMethod
  error: LogMethod
  fatal: LogMethod
  silent: LogMethod
  /** A logger whose lines carry these fields too. */
  child(fields: object): Logger
}

export interface LogOptions {
  readonly level: LogLevel
  readonly datacenter: string
  /** Name of the machine; the operating system's when absent or empty. */
  readonly host?: string
  /** A path to append to, or a stream; standard output when absent. */
  readonly destination?: string | DestinationStream
}

/** The root logger of a process. */
export function createLogger(options: LogOptions): Logger {
  const destination =
    typeof options.destination === 'object'
      ? options.destination
      : pino.destination({ dest: options.destination ?? 1, sync: true, mkdir: true })
  const writer = pino(
    {
      level: options.level,
      base: null,
      messageKey: 'message',
      timestamp,
      formatters: { level: (label) => ({ level: label.toUpperCase() }) },
    },
    destination,
  )
  return bind(writer, {
    host: options.host ? options.host : hostname(),
    datacenter: options.datacenter,
    block: 'kernel',
    username: '',
    account: '',
  })
}

let stampedAt = 0
let stamp = ''

/** Lines of one millisecond share their text: making it is a tenth of what a line costs. */
function timestamp(): string {
  const now = Date.now()
  if (now !== stampedAt) {
    stampedAt = now
    stamp = `,"time":"${new Date(now).toISOString()}"`
  }
  return stamp
}

type Level = Exclude<LogLevel, 'silent'>

function bind(writer: Pino, bound: Readonly<Record<string, unknown>>): Logger {
  const at =
    (level: Level): LogMethod =>
    (fieldsOrMessage: string | object, message?: string) => {
      if (!writer.isLevelEnabled(level)) return
      if (typeof fieldsOrMessage === 'string') {
        writer[level](bound, scrubText(fieldsOrMessage))
        return
      }
      const fields = fieldsOf(fieldsOrMessage)
      const words = message ?? messageOf(fieldsOrMessage)
      writer[level]({ ...bound, ...fields }, scrubText(words))
    }
  return {
    get level() {
      return writer.level
    },
    set level(level) {
      writer.level = level
    },
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
    silent: () => undefined,
    child: (fields) => bind(writer, { ...bound, ...fieldsOf(fields) }),
  }
}

function fieldsOf(value: object): object {
  // A redacted object is an object again; only its values changed.
  if (value instanceof Error) return { error: redact(value) }
  return redact(value) as object
}

function messageOf(value: object): string {
  if (value instanceof Error) return value.message
  if ('message' in value && typeof value.message === 'string') return value.message
  return ''
}
