import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Fault } from '../core/fault.ts'
import { isObject } from '../core/json.ts'
import { requireTexts } from './body.ts'
import type { Compute } from './compute.ts'
import { requireMember } from './error.ts'
import { findServer } from './find.ts'
import { limitsOf } from './quota.ts'
import { requirePossible } from './task.ts'

interface Item {
  Params: { id: string; key: string }
}

/** `/servers/<id>/metadata`. */
export function metadataRoutes(app: FastifyInstance, compute: Compute): void {
  const write = (
    request: FastifyRequest,
    id: string,
    verb: string,
    change: (before: Readonly<Record<string, string>>) => Record<string, string>,
  ) => {
    const caller = requireMember(request, `server-metadata:${verb}`)
    const server = findServer(compute, request, id)
    const states = ['active', 'paused', 'suspended', 'stopped'] as const
    requirePossible(`${verb} metadata`, { states, tasks: 'any' }, server, caller)
    const metadata = change(server.metadata)
    const most = limitsOf(compute, server.project_id).metadata_items
    if (most >= 0 && Object.keys(metadata).length > most) {
      throw new Fault(403, `Maximum number of metadata items exceeds ${most}`)
    }
    compute.servers.put({ ...server, metadata, updated_at: compute.cloud.clock.now() })
    return metadata
  }
  const given = (body: unknown, key: string) =>
    requireTexts(key, isObject(body) ? body[key] : undefined)
  const absent = () => new Fault(404, 'Metadata item was not found')

  app.get<Item>('/servers/:id/metadata', async (request) => ({
    metadata: findServer(compute, request, request.params.id).metadata,
  }))

  app.post<Item>('/servers/:id/metadata', async (request) => {
    const items = given(request.body, 'metadata')
    return {
      metadata: write(request, request.params.id, 'update', (before) => ({
        ...before,
        ...items,
      })),
    }
  })

  app.put<Item>('/servers/:id/metadata', async (request) => {
    const items = given(request.body, 'metadata')
    return { metadata: write(request, request.params.id, 'update', () => items) }
  })

  app.get<Item>('/servers/:id/metadata/:key', async (request) => {
    const { id, key } = request.params
    const value = findServer(compute, request, id).metadata[key]
    if (value === undefined) throw absent()
    return { meta: { [key]: value } }
  })

  app.put<Item>('/servers/:id/metadata/:key', async (request) => {
    const { id, key } = request.params
    const items = given(request.body, 'meta')
    if (!(key in items)) throw new Fault(400, 'Request body and URI mismatch')
    write(request, id, 'update', (before) => ({ ...before, ...items }))
    return { meta: items }
  })

  app.delete<Item>('/servers/:id/metadata/:key', async (request, reply) => {
    const { id, key } = request.params
    if (!(key in findServer(compute, request, id).metadata)) throw absent()
    write(request, id, 'delete', (before) =>
      Object.fromEntries(Object.entries(before).filter(([each]) => each !== key)),
    )
    return reply.code(204).send()
  })
}
