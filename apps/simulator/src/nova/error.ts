import type { FastifyInstance } from 'fastify'
import { requireToken } from '../core/authentication.ts'
import type { Cloud } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { answerFaults, createPolicy } from '../core/wsgi-fault.ts'

/** Puts every refusal into Nova's form. */
export function answerErrors(app: FastifyInstance, cloud: Cloud): void {
  answerFaults(app, {
    service: 'nova',
    unexpected:
      'Unexpected API Error. Please report this at http://bugs.launchpad.net/nova/ and attach the Nova API log if possible.',
    requireToken: requireToken(cloud),
    guarded: '/v2.1',
  })
}

/** `rule` without its prefix: `servers:create`. */
export function refused(rule: string): Fault {
  return new Fault(403, `Policy doesn't allow os_compute_api:${rule} to be performed.`)
}

export const { requireMember, requireAdmin } = createPolicy(refused)
