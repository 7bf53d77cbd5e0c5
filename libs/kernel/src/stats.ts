import HotShots from 'hot-shots'
import type { Logger } from './log.ts'

/** Statistics as the statsd protocol has them; names with dots: `auth.login.success`. */
export interface Stats {
  /** Counts `count` (1) more of it. */
  increment(name: string, count?: number): void
  /** One duration. */
  timing(name: string, milliseconds: number): void
  /** The present height of something. */
  gauge(name: string, value: number): void
  close(): Promise<void>
}

export interface StatsOptions {
  /** `host:port` of a statsd server (UDP); nothing is sent when empty. */
  readonly address: string
  /** Put before every name. */
  readonly prefix: string
}

const silentStats: Stats = {
  increment: () => undefined,
  timing: () => undefined,
  gauge: () => undefined,
  close: async () => undefined,
}

/** A statsd client over UDP; it never throws and never waits. */
export function createStats(options: StatsOptions, log: Logger): Stats {
  if (options.address === '') return silentStats
  const separator = options.address.lastIndexOf(':')
  const client = new HotShots({
    host: options.address.slice(0, separator),
    port: Number(options.address.slice(separator + 1)),
    prefix: options.prefix,
    protocol: 'udp',
    cacheDns: true,
    maxBufferSize: 1400,
    bufferFlushInterval: 250,
    // Counts of one name are added up before they are sent, which says the same to the server.
    aggregation: { flushInterval: 250 },
    includeDataDogTags: false,
    errorHandler: (error) => log.debug({ error }, 'A statistic was not sent'),
  })
  return {
    increment: (name, count = 1) => client.increment(name, count),
    timing: (name, milliseconds) => client.timing(name, milliseconds),
    gauge: (name, value) => client.gauge(name, value),
    close: () => new Promise((resolve) => client.close(() => resolve())),
  }
}

/** A part of a statistic's name: whatever is not a letter, digit, `_` or `-` becomes `_`. */
export function statName(part: string): string {
  return part.replaceAll(/[^\w-]/g, '_')
}
