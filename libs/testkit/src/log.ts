import { createLogger, type Logger } from '@aloft/kernel/log'

export function createSilentLogger(): Logger {
  return createLogger({ level: 'silent', datacenter: 'test' })
}

export interface RecordedLog {
  readonly log: Logger
  /** The lines as they would be printed, parsed. */
  readonly lines: Record<string, unknown>[]
  /** The same as text, to look for what must not be in it. */
  text(): string
}

/** A logger of every level whose lines a test can read. */
export function createRecordedLog(): RecordedLog {
  const written: string[] = []
  const lines: Record<string, unknown>[] = []
  const destination = {
    write(text: string) {
      written.push(text)
      lines.push(parseLine(text))
    },
  }
  return {
    log: createLogger({ level: 'trace', datacenter: 'test', host: 'here', destination }),
    lines,
    text: () => written.join(''),
  }
}

function parseLine(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null) throw new Error(`Not a line: ${text}`)
  return { ...value }
}
