import type { CloudCertificates } from '@aloft/kernel/cloud/certificates'
import { Agent, type Dispatcher } from 'undici'
import type { CloudConfig } from '../config.ts'

/** The pool of connections to the cloud; one a process, closed by its owner. */
export function createCloudDispatcher(
  config: CloudConfig,
  certificates: CloudCertificates,
): Dispatcher {
  return new Agent({
    connections: config.connections,
    pipelining: 1,
    allowH2: false,
    headersTimeout: config.answerTimeoutMs,
    bodyTimeout: config.idleTimeoutMs,
    maxHeaderSize: 64 * 1024,
    connect: {
      timeout: config.connectTimeoutMs,
      ...certificates,
    },
  })
}
