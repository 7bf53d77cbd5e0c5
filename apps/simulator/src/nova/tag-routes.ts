import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Fault } from '../core/fault.ts'
import { isObject } from '../core/json.ts'
import type { Compute } from './compute.ts'
import { requireMember } from './error.ts'
import { findServer } from './find.ts'
import { linksOf } from './links.ts'
import { requireVersion } from './microversion.ts'
import type { Server } from './model.ts'
import { requireFew, requireTag, requireTags } from './tag.ts'
import { requirePossible } from './task.ts'

interface One {
  Params: { id: string; tag: string }
}

/** `/servers/<id>/tags`, from 2.26 on. */
export function tagRoutes(app: FastifyInstance, compute: Compute): void {
  app.register(async (scope) => {
    scope.addHook('onRequest', async (request) => {
      requireVersion(request, 26)
    })

    const write = (
      request: FastifyRequest,
      server: Server,
      verb: string,
      tags: readonly string[],
    ) => {
      const caller = requireMember(request, `os-server-tags:${verb}`)
      const states = ['active', 'paused', 'suspended', 'stopped'] as const
      const options = { states, tasks: 'any', ignoresLock: true } as const
      requirePossible(`${verb} tag`, options, server, caller)
      requireFew(tags)
      compute.servers.put({ ...server, tags, updated_at: compute.cloud.clock.now() })
    }
    const absent = ({ id, tag }: One['Params']) =>
      new Fault(404, `Server ${id} has no tag '${tag}'`)

    scope.get<One>('/servers/:id/tags', async (request) => ({
      tags: findServer(compute, request, request.params.id).tags,
    }))

    scope.put<One>('/servers/:id/tags', async (request) => {
      const server = findServer(compute, request, request.params.id)
      const { body } = request
      const tags = requireTags(isObject(body) ? body['tags'] : undefined, 'tags')
      write(request, server, 'update', tags)
      return { tags }
    })

    scope.delete<One>('/servers/:id/tags', async (request, reply) => {
      const server = findServer(compute, request, request.params.id)
      write(request, server, 'delete', [])
      return reply.code(204).send()
    })

    scope.get<One>('/servers/:id/tags/:tag', async (request, reply) => {
      const { tags } = findServer(compute, request, request.params.id)
      if (!tags.includes(request.params.tag)) throw absent(request.params)
      return reply.code(204).send()
    })

    scope.put<One>('/servers/:id/tags/:tag', async (request, reply) => {
      const server = findServer(compute, request, request.params.id)
      const tag = requireTag(request.params.tag, 'tag')
      const had = server.tags.includes(tag)
      write(request, server, 'update', had ? server.tags : [...server.tags, tag])
      if (had) return reply.code(204).send()
      const self = linksOf(compute.region, 'servers', server.id)[0]?.href
      return reply.code(201).header('location', `${self}/tags/${tag}`).send()
    })

    scope.delete<One>('/servers/:id/tags/:tag', async (request, reply) => {
      const server = findServer(compute, request, request.params.id)
      const { tag } = request.params
      if (!server.tags.includes(tag)) throw absent(request.params)
      write(
        request,
        server,
        'delete',
        server.tags.filter((each) => each !== tag),
      )
      return reply.code(204).send()
    })
  })
}
