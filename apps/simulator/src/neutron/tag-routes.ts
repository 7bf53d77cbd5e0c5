import type { FastifyInstance } from 'fastify'
import { toSeconds } from '../core/clock.ts'
import type { ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { isObject } from '../core/json.ts'
import { invalid } from './fault.ts'
import { findFor, findOwn, type Kind } from './kind.ts'
import type { NetworkResource } from './model.ts'

interface TagsRoute {
  Params: { id: string }
}
interface TagRoute {
  Params: { id: string; tag: string }
}

/** Neutron's standard-attr-tag extension, for one kind. */
export function tagRoutes<T extends NetworkResource>(
  app: FastifyInstance,
  { cloud }: ServiceScope,
  kind: Kind<T>,
): void {
  const path = `/v2.0/${kind.path ?? kind.plural}/:id/tags`
  const setTags = (item: T, tags: readonly string[]): void => {
    kind.collection.put({
      ...item,
      tags,
      revision_number: item.revision_number + 1,
      updated_at: toSeconds(cloud.clock.now()),
    })
  }
  const missing = (tag: string): Fault =>
    new Fault(404, `Tag ${tag} could not be found.`, 'TagNotFound')

  app.get<TagsRoute>(path, (request) => ({
    tags: findFor(kind, request, request.params.id).tags,
  }))
  app.put<TagsRoute>(path, (request) => {
    const item = findOwn(kind, request, request.params.id, 'update')
    const tags: unknown = isObject(request.body) ? request.body['tags'] : undefined
    if (!Array.isArray(tags) || !tags.every((tag) => typeof tag === 'string')) {
      throw invalid('tags', `'${JSON.stringify(tags)}' is not a list of strings`)
    }
    const unique = [...new Set(tags)]
    setTags(item, unique)
    return { tags: unique }
  })
  app.delete<TagsRoute>(path, (request, reply) => {
    setTags(findOwn(kind, request, request.params.id, 'update'), [])
    return reply.code(204).send()
  })

  app.get<TagRoute>(`${path}/:tag`, (request, reply) => {
    const { id, tag } = request.params
    if (!findFor(kind, request, id).tags.includes(tag)) throw missing(tag)
    return reply.code(204).send()
  })
  app.put<TagRoute>(`${path}/:tag`, (request, reply) => {
    const { id, tag } = request.params
    const item = findOwn(kind, request, id, 'update')
    if (!item.tags.includes(tag)) setTags(item, [...item.tags, tag])
    return reply.code(201).send()
  })
  app.delete<TagRoute>(`${path}/:tag`, (request, reply) => {
    const { id, tag } = request.params
    const item = findOwn(kind, request, id, 'update')
    if (!item.tags.includes(tag)) throw missing(tag)
    setTags(
      item,
      item.tags.filter((other) => other !== tag),
    )
    return reply.code(204).send()
  })
}
