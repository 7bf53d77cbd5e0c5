import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf } from '../core/caller.ts'
import { toMicroseconds } from '../core/clock.ts'
import { Fault } from '../core/fault.ts'
import type { Compute } from './compute.ts'
import { nextLink } from './links.ts'
import { versionOf } from './microversion.ts'
import type { InstanceAction, Server } from './model.ts'
import { limitOf, pageOf } from './page.ts'
import type { Query } from './server-filter.ts'
import { hostOf } from './server-builder.ts'

/** `/servers/<id>/os-instance-actions`: what was asked of a server, newest first. */
export function instanceActionRoutes(app: FastifyInstance, compute: Compute): void {
  const find = (request: FastifyRequest, id: string): Server => {
    const caller = callerOf(request)
    const gone = versionOf(request) >= 21 ? compute.deleted.get(id) : undefined
    const server = compute.servers.get(id) ?? gone
    if (!server || (server.project_id !== caller.projectId && !caller.isAdmin)) {
      throw new Fault(404, `Instance ${id} could not be found.`)
    }
    return server
  }

  app.get<{ Params: { id: string }; Querystring: Query }>(
    '/servers/:id/os-instance-actions',
    async (request) => {
      const { id } = find(request, request.params.id)
      const version = versionOf(request)
      const since = Date.parse(String(request.query['changes-since'] ?? ''))
      const all = compute.actions
        .by('server_id', id)
        .filter(
          ({ updated_at }) => version < 58 || Number.isNaN(since) || updated_at >= since,
        )
        .sort((a, b) => b.start_time - a.start_time)
      const page =
        version >= 58 ? pageOf(all, request.query, (action) => action.request_id) : all
      const last = page.at(-1)
      const path = `servers/${id}/os-instance-actions`
      const more = version >= 58 && last && page.length === limitOf(request.query)
      return {
        instanceActions: page.map((action) => bodyOf(action, version)),
        ...(more && {
          links: nextLink(compute.region, path, request.query, last.request_id),
        }),
      }
    },
  )

  app.get<{ Params: { id: string; requestId: string } }>(
    '/servers/:id/os-instance-actions/:requestId',
    async (request) => {
      const server = find(request, request.params.id)
      const { requestId } = request.params
      const version = versionOf(request)
      const action = compute.actions.get(`${server.id}/${requestId}`)
      if (!action) {
        throw new Fault(404, `Action ${requestId} not found`)
      }
      const { isAdmin } = callerOf(request)
      const host = server.host ?? hostOf(server.id)
      return {
        instanceAction: {
          ...bodyOf(action, version),
          ...((version >= 51 || isAdmin) && {
            events: action.events.map((event) => ({
              event: event.event,
              start_time: toMicroseconds(event.start_time),
              finish_time: event.finish_time && toMicroseconds(event.finish_time),
              result: event.result,
              ...(isAdmin && { traceback: null }),
              ...(version >= 62 && {
                hostId: createHash('sha224')
                  .update(server.project_id + host)
                  .digest('hex'),
              }),
              ...(version >= 62 && isAdmin && { host }),
              ...(version >= 84 && {
                details: event.result === 'Error' ? action.message : null,
              }),
            })),
          }),
        },
      }
    },
  )
}

function bodyOf(action: InstanceAction, version: number) {
  return {
    action: action.action,
    instance_uuid: action.server_id,
    request_id: action.request_id,
    user_id: action.user_id,
    project_id: action.project_id,
    start_time: toMicroseconds(action.start_time),
    message: action.message,
    ...(version >= 58 && { updated_at: toMicroseconds(action.updated_at) }),
  }
}
