import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf } from '../core/caller.ts'
import type { Compute } from './compute.ts'
import { requireAdmin } from './error.ts'
import { findServer } from './find.ts'
import { nextLink } from './links.ts'
import { versionOf } from './microversion.ts'
import type { Server } from './model.ts'
import { limitOf, pageOf } from './page.ts'
import { parseFilter, type Query } from './server-filter.ts'
import { sortServers } from './server-sort.ts'
import type { ServerText } from './server-text.ts'
import { briefBody, serverBody } from './server-view.ts'

const OPENING = Buffer.from('{"servers":[')
const COMMA = Buffer.from(',')

/** Reading servers: the lists, and one. */
export function serverRoutes(
  app: FastifyInstance,
  compute: Compute,
  text: ServerText,
): void {
  app.get<{ Querystring: Query }>('/servers', async (request, reply) => {
    const { servers, links } = list(compute, request, request.query, 'servers')
    return reply.send({
      servers: servers.map((server) => briefBody(compute, server)),
      ...links,
    })
  })

  app.get<{ Querystring: Query }>('/servers/detail', async (request, reply) => {
    const { servers, links } = list(compute, request, request.query, 'servers/detail')
    const options = { version: versionOf(request), isAdmin: callerOf(request).isAdmin }
    const parts: Buffer[] = [OPENING]
    for (const server of servers) {
      if (parts.length > 1) parts.push(COMMA)
      parts.push(text(server, options))
    }
    const rest = links ? `,"servers_links":${JSON.stringify(links.servers_links)}` : ''
    parts.push(Buffer.from(`]${rest}}`))
    return reply.type('application/json').send(Buffer.concat(parts))
  })

  app.get<{ Params: { id: string } }>('/servers/:id', async (request) => {
    const server = findServer(compute, request, request.params.id)
    return { server: showBody(compute, request, server) }
  })
}

/** One server as `GET /servers/<id>` shows it: with its server groups from 2.71 on. */
export function showBody(compute: Compute, request: FastifyRequest, server: Server) {
  const version = versionOf(request)
  const body = serverBody(compute, server, { version, isAdmin: callerOf(request).isAdmin })
  if (version < 71) return body
  const groups = compute.groups
    .list(server.project_id)
    .filter(({ members }) => members.includes(server.id))
  return { ...body, server_groups: groups.map(({ id }) => id) }
}

function list(compute: Compute, request: FastifyRequest, query: Query, path: string) {
  const servers = pageOf(select(compute, request, query, path), query, ({ id }) => id)
  const last = servers.at(-1)
  if (!last || servers.length !== limitOf(query)) return { servers }
  const links = { servers_links: nextLink(compute.region, path, query, last.id) }
  return { servers, links }
}

/** All that the query asks for, in its order; walking the pages sorts once. */
function select(
  compute: Compute,
  request: FastifyRequest,
  query: Query,
  path: string,
): Server[] {
  const caller = callerOf(request)
  const one = (key: string) => [query[key]].flat()[0]
  const everyone = one('all_tenants')
  const all =
    everyone !== undefined && !['0', 'false', 'no'].includes(everyone.toLowerCase())
  if (all) {
    const list = path === 'servers' ? 'index' : 'detail'
    requireAdmin(request, `servers:${list}:get_all_tenants`)
  }
  const projectId = all ? (one('project_id') ?? one('tenant_id')) : (caller.projectId ?? '')
  const version = versionOf(request)
  const { limit: _limit, marker: _marker, ...asked } = query
  const key = JSON.stringify([projectId, version, caller.isAdmin, asked])
  return compute.selections.get(key, () => {
    const test = parseFilter(compute, query, version, caller.isAdmin)
    const withDeleted =
      query['changes-since'] !== undefined ||
      query['changes-before'] !== undefined ||
      (caller.isAdmin && one('deleted')?.toLowerCase() === 'true')
    const found = compute.servers.list(projectId).filter(test)
    if (withDeleted) found.push(...compute.deleted.list(projectId).filter(test))
    const keys = [query['sort_key'] ?? []].flat()
    return sortServers(found, keys, [query['sort_dir'] ?? []].flat())
  })
}
