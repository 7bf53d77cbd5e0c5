import { hostname } from 'node:os'
import { pino, type DestinationStream, type Logger as Pino } from 'pino'
import { openLogDestination, type LogDestination } from './log-destination.ts'
import { isPrintable, redact, scrubText } from './redaction.ts'

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
  const destination: LogDestination =
    typeof options.destination === 'object'
      ? options.destination
      : openLogDestination(options.destination ?? 1)
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
  return bind(writer, destination, {
    host: options.host ? options.host : hostname(),
    datacenter: options.datacenter,
    block: 'kernel',
    username: '',
    account: '',
  })
}

let stampedSecond = 0
let stamp = ''

/** Lines of one second share most of their text: making it is a tenth of what a line costs. */
function timestamp(): string {
  const now = Date.now()
  const second = Math.floor(now / 1000)
  if (second !== stampedSecond) {
    stampedSecond = second
    stamp = `,"time":"${new Date(now).toISOString().slice(0, '2026-11-22T12:00:00.'.length)}`
  }
  return `${stamp}${String(now % 1000).padStart(3, '0')}Z"`
}

type Level = Exclude<LogLevel, 'silent'>

/** Lines that may be the last ones: they do not wait for others. */
const urgent: ReadonlySet<Level> = new Set(['warn', 'error', 'fatal'])

function bind(
  writer: Pino,
  destination: LogDestination,
  bound: Readonly<Record<string, unknown>>,
): Logger {
  const at = (level: Level): LogMethod => {
    const isUrgent = urgent.has(level)
    return (fieldsOrMessage: string | object, message?: string) => {
      if (!writer.isLevelEnabled(level)) return
      if (typeof fieldsOrMessage === 'string') {
        writer[level](bound, scrubText(fieldsOrMessage))
      } else {
        const fields = fieldsOf(fieldsOrMessage)
        const words = message ?? messageOf(fieldsOrMessage)
        writer[level]({ ...bound, ...fields }, scrubText(words))
      }
      if (isUrgent) destination.flushSync?.()
    }
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
    child: (fields) => bind(writer, destination, { ...bound, ...fieldsOf(fields) }),
  }
}

function fieldsOf(value: object): object {
  if (value instanceof Error) return { error: redact(value) }
  // Most lines hold nothing that must be masked, and looking is cheaper than copying.
  if (isPrintable(value)) return value
  // A redacted object is an object again; only its values changed.
  return redact(value) as object
}

function messageOf(value: object): string {
  if (value instanceof Error) return value.message
  if ('message' in value && typeof value.message === 'string') return value.message
  return ''
}
