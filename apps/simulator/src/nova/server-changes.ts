import type { FastifyInstance } from 'fastify'
import { Fault } from '../core/fault.ts'
import { optionalString, refuseUnknown, requireName, requireObject } from './body.ts'
import type { Compute } from './compute.ts'
import { parseCreate } from './create-body.ts'
import { requireMember } from './error.ts'
import { findServer } from './find.ts'
import { linksOf } from './links.ts'
import { versionOf } from './microversion.ts'
import { newPassword } from './password.ts'
import { createServers } from './server-create.ts'
import { showBody } from './server-routes.ts'
import { apply, begin, requirePossible } from './task.ts'

/** Creating, renaming and deleting servers. */
export function serverChangeRoutes(app: FastifyInstance, compute: Compute): void {
  app.post('/servers', async (request, reply) => {
    const caller = requireMember(request, 'servers:create')
    const asked = parseCreate(request.body, versionOf(request))
    const made = createServers(compute, caller, asked, request.id)
    const [first] = made
    if (!first) throw new Fault(500, 'No server was made.')
    reply.code(202)
    if (asked.returnReservationId) return { reservation_id: first.reservation_id }
    const links = linksOf(compute.region, 'servers', first.id)
    reply.header('location', links[0]?.href)
    return {
      server: {
        id: first.id,
        links,
        'OS-DCF:diskConfig': first.disk_config,
        security_groups: (asked.securityGroups ?? ['default']).map((name) => ({ name })),
        adminPass: asked.adminPass ?? newPassword(),
      },
    }
  })

  app.put<{ Params: { id: string } }>('/servers/:id', async (request) => {
    const caller = requireMember(request, 'servers:update')
    const server = findServer(compute, request, request.params.id)
    const version = versionOf(request)
    const given = requireObject(request.body, 'server')
    refuseUnknown('server', given, [
      'name',
      'OS-DCF:diskConfig',
      'accessIPv4',
      'accessIPv6',
      ...(version >= 19 ? ['description'] : []),
      ...(version >= 90 ? ['hostname'] : []),
    ])
    requirePossible('update', { tasks: 'any', ignoresLock: true }, server, caller)
    const changed = compute.servers.put(
      apply(server, {
        name:
          given['name'] === undefined ? server.name : requireName('name', given['name']),
        access_ip_v4:
          optionalString('accessIPv4', given['accessIPv4']) ?? server.access_ip_v4,
        access_ip_v6:
          optionalString('accessIPv6', given['accessIPv6']) ?? server.access_ip_v6,
        hostname: optionalString('hostname', given['hostname']) ?? server.hostname,
        description:
          'description' in given
            ? (optionalString('description', given['description']) ?? null)
            : server.description,
        updated_at: compute.cloud.clock.now(),
      }),
    )
    return { server: showBody(compute, request, changed) }
  })

  app.delete<{ Params: { id: string } }>('/servers/:id', async (request, reply) => {
    const caller = requireMember(request, 'servers:delete')
    const server = findServer(compute, request, request.params.id)
    requirePossible('delete', { tasks: 'any' }, server, caller)
    if (server.task_state !== 'deleting') {
      begin(
        { compute, server, caller, requestId: request.id },
        'delete',
        { task_state: 'deleting' },
        { step: 'delete', seconds: 1.2 },
      )
    }
    return reply.code(204).send()
  })
}
