import type { FastifyInstance } from 'fastify'
import { Fault } from '../core/fault.ts'
import { isObject } from '../core/json.ts'
import type { Compute } from './compute.ts'
import { requireAdmin, requireMember } from './error.ts'
import { actions } from './families/families.ts'
import { findServer } from './find.ts'
import { HIGHEST, versionOf } from './microversion.ts'
import { requirePossible } from './task.ts'

/** `POST /servers/<id>/action`: one member in the body names what is to be done. */
export function actionRoutes(app: FastifyInstance, compute: Compute): void {
  app.post<{ Params: { id: string } }>('/servers/:id/action', async (request, reply) => {
    const { body } = request
    const names = isObject(body) ? Object.keys(body) : []
    const [name] = names
    if (!isObject(body) || name === undefined || names.length > 1) {
      throw new Fault(400, 'Malformed request body')
    }
    const version = versionOf(request)
    const action = actions.get(name)
    if (!action || version < (action.since ?? 1) || version > (action.until ?? HIGHEST)) {
      throw new Fault(400, `There is no such action: ${name}`)
    }
    const server = findServer(compute, request, request.params.id)
    const caller = action.member
      ? requireMember(request, action.rule)
      : requireAdmin(request, action.rule)
    requirePossible(name, action, server, caller)
    const result = action.run({
      compute,
      server,
      caller,
      version,
      argument: body[name],
      requestId: request.id,
    })
    if (result.location !== undefined) reply.header('location', result.location)
    return reply.code(result.status).send(result.body)
  })
}
