import { Agent, type Dispatcher } from 'undici'
import type { CloudCertificates } from './certificates.ts'

export type CloudDispatcher = Dispatcher

/** Milliseconds, but for the first. */
export interface CloudLimits {
  /** To one endpoint from one process. */
  readonly connections: number
  readonly connectTimeoutMs: number
  /** From the request sent to the answer's first line. */
  readonly answerTimeoutMs: number
  /** Longest silence inside a body. */
  readonly idleTimeoutMs: number
}

/** A block's pool of connections to the cloud; one a process, closed by its owner. */
export function createCloudDispatcher(
  limits: CloudLimits,
  certificates: CloudCertificates,
): CloudDispatcher {
  return new Agent({
    connections: limits.connections,
    pipelining: 1,
    allowH2: false,
    headersTimeout: limits.answerTimeoutMs,
    bodyTimeout: limits.idleTimeoutMs,
    maxHeaderSize: 64 * 1024,
    connect: { timeout: limits.connectTimeoutMs, ...certificates },
  })
}
