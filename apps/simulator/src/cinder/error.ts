import type { FastifyInstance } from 'fastify'
import { requireToken } from '../core/authentication.ts'
import type { Cloud } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { answerFaults, createPolicy } from '../core/wsgi-fault.ts'

/** Puts every refusal into Cinder's form. */
export function answerErrors(app: FastifyInstance, cloud: Cloud): void {
  answerFaults(app, {
    service: 'cinder',
    unexpected:
      'The server has either erred or is incapable of performing the requested operation.',
    // Only what exceeds a quota says when to come back.
    retryAfter: ({ status }) => (status === 413 ? '0' : undefined),
    requireToken: requireToken(cloud),
    guarded: '/v3',
  })
}

export const invalidVolume = (reason: string): Fault =>
  new Fault(400, `Invalid volume: ${reason}`)

export const invalidSnapshot = (reason: string): Fault =>
  new Fault(400, `Invalid snapshot: ${reason}`)

export const invalidBackup = (reason: string): Fault =>
  new Fault(400, `Invalid backup: ${reason}`)

export const invalidInput = (reason: string): Fault =>
  new Fault(400, `Invalid input received: ${reason}`)

/** `what`: `Volume`, `Snapshot`, `Backup`, `Transfer`, `Volume type`. */
export const notFound = (what: string, id: string): Fault =>
  new Fault(404, `${what} ${id} could not be found.`)

/** `rule` without its service: `volume:create`. */
export function refused(rule: string): Fault {
  return new Fault(403, `Policy doesn't allow ${rule} to be performed.`)
}

export const { requireMember, requireAdmin } = createPolicy(refused)
