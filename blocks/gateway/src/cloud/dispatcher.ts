import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { AloftError } from '@aloft/kernel/errors'
import { Agent, type Dispatcher } from 'undici'
import type { CloudConfig } from '../config.ts'

/** The pool of connections to the cloud; one a process, closed by its owner. Throws `config_invalid`. */
export function createCloudDispatcher(config: CloudConfig): Dispatcher {
  return new Agent({
    connections: config.connections,
    pipelining: 1,
    allowH2: false,
    headersTimeout: config.answerTimeoutMs,
    bodyTimeout: config.idleTimeoutMs,
    maxHeaderSize: 64 * 1024,
    connect: {
      timeout: config.connectTimeoutMs,
      rejectUnauthorized: config.verify,
      ...(config.caFile !== '' && { ca: trusted(config.caFile) }),
    },
  })
}

function trusted(file: string): string[] {
  try {
    return [...rootCertificates, readFileSync(file, 'utf8')]
  } catch (cause) {
    throw new AloftError(
      'config_invalid',
      { message: `The file ${file} cannot be read.`, field: 'gateway.cloud.caFile' },
      { cause },
    )
  }
}
