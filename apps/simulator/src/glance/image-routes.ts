import { inWords } from '../core/wording.ts'
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf, mayChange, projectOf } from '../core/caller.ts'
import { toSeconds } from '../core/clock.ts'
import type { ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { type ImageRoute, type Images, imageOf, isListed, ownImageOf } from './access.ts'
import { checkAmounts, checkAttributes } from './attributes.ts'
import { notAuthorized } from './fault.ts'
import type { ImageFiles } from './files.ts'
import { importMethods } from './import-methods.ts'
import { isReserved, newImage, readOnlyAttributes, toBody } from './image.ts'
import { filterImages, pageImages, sortImages } from './list.ts'
import { applyPatch, parsePatch } from './patch.ts'
import type { ImageQuota } from './quota.ts'
import { stagedId } from './staging.ts'

const patchTypes = [
  'application/openstack-images-v2.1-json-patch',
  'application/openstack-images-v2.0-json-patch',
]

/** A query with every value of a name, which Fastify's own parser would fold. */
export function queryOf(request: FastifyRequest): URLSearchParams {
  const start = request.url.indexOf('?')
  return new URLSearchParams(start < 0 ? '' : request.url.slice(start))
}

/** List, create, show, update and delete. */
export function imageRoutes(
  app: FastifyInstance,
  { cloud, region }: ServiceScope,
  store: Images,
  files: ImageFiles,
  quota: ImageQuota,
): void {
  const now = (): string => toSeconds(cloud.clock.now())
  app.addContentTypeParser(patchTypes, { parseAs: 'string' }, (_request, body, done) => {
    try {
      // parseAs: 'string' gives a string.
      done(null, JSON.parse(body as string))
    } catch {
      done(Object.assign(new Error('Malformed JSON in request body.'), { statusCode: 400 }))
    }
  })

  app.get('/v2/images', (request) => {
    const query = queryOf(request)
    const caller = callerOf(request)
    const memberStatus = query.get('member_status') ?? 'accepted'
    const isCommunity =
      query.get('visibility') === 'community' || query.get('visibility') === 'all'
    const candidates = store.images
      .list()
      .filter(
        (image) =>
          isListed(store, caller, image, memberStatus) ||
          (isCommunity && image.visibility === 'community'),
      )
    const sorted = sortImages(filterImages(candidates, query), query)
    const { page, first, next } = pageImages(sorted, query)
    return {
      images: page.map(toBody),
      first,
      schema: '/v2/schemas/images',
      ...(next === undefined ? {} : { next }),
    }
  })

  app.post('/v2/images', async (request, reply) => {
    const caller = callerOf(request)
    if (!mayChange(caller)) throw notAuthorized('add_image')
    const body: unknown = request.body ?? {}
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new Fault(400, 'Request body must be a JSON object.')
    }
    const given: Record<string, unknown> = { ...body }
    for (const name of Object.keys(given)) {
      if (readOnlyAttributes.has(name))
        throw new Fault(403, `Attribute '${name}' is read-only.`)
      if (isReserved(name)) throw new Fault(403, `Attribute '${name}' is reserved.`)
    }
    checkAttributes(given)
    checkAmounts(given)
    if (given['visibility'] === 'public' && !caller.isAdmin)
      throw notAuthorized('publicize_image')
    const owner = projectOf(request)
    if (given['owner'] !== undefined && given['owner'] !== owner && !caller.isAdmin) {
      throw new Fault(
        403,
        `You are not permitted to create images owned by '${inWords(given['owner'])}'.`,
      )
    }
    const id = typeof given['id'] === 'string' ? given['id'] : randomUUID()
    if (store.images.get(id)) throw new Fault(409, `Image ID ${id} already exists!`)
    const ownerId = typeof given['owner'] === 'string' ? given['owner'] : owner
    quota.require(ownerId, 'image_count_total', 1)
    const tags = Array.isArray(given['tags']) ? [...new Set(given['tags'])] : []
    const image = store.images.put(
      newImage({ ...given, tags, id, owner: ownerId, at: now() }),
    )
    return reply
      .code(201)
      .header('location', `${region.url}/image/v2/images/${id}`)
      .header('openstack-image-import-methods', importMethods.join(','))
      .send(toBody(image))
  })

  app.get<ImageRoute>('/v2/images/:id', (request) => toBody(imageOf(store, request)))

  app.patch<ImageRoute>('/v2/images/:id', (request) => {
    const type = request.headers['content-type']?.split(';')[0]?.trim() ?? ''
    if (!patchTypes.includes(type)) throw new Fault(415, `Unsupported Media Type: ${type}`)
    const image = ownImageOf(store, request, 'modify_image')
    const caller = callerOf(request)
    const next = applyPatch(image, parsePatch(request.body))
    if (next.visibility === 'public' && image.visibility !== 'public' && !caller.isAdmin) {
      throw notAuthorized('publicize_image')
    }
    if (next.owner !== image.owner && !caller.isAdmin) {
      throw new Fault(403, `You are not permitted to set owner on this image.`)
    }
    const updated = store.images.put({ ...next, project_id: next.owner, updated_at: now() })
    return toBody(updated)
  })

  app.delete<ImageRoute>('/v2/images/:id', async (request, reply) => {
    const image = ownImageOf(store, request, 'delete_image')
    if (image.protected) {
      throw new Fault(403, `Image ${image.id} is protected and cannot be deleted.`)
    }
    // As Ceph refuses it while a volume is a clone of it: see the README of the dials.
    if (image.name?.startsWith('in-use-')) {
      throw new Fault(
        409,
        `Image ${image.id} could not be deleted because it is in use: The image cannot be deleted because it has snapshot(s).`,
      )
    }
    for (const member of store.members.by('image_id', image.id))
      store.members.delete(member.id)
    store.images.delete(image.id)
    await files.remove(image.id)
    await files.remove(stagedId(image.id))
    return reply.code(204).send()
  })

  for (const [action, from, to] of [
    ['deactivate', 'active', 'deactivated'],
    ['reactivate', 'deactivated', 'active'],
  ] as const) {
    app.post<ImageRoute>(`/v2/images/:id/actions/${action}`, (request, reply) => {
      const image = ownImageOf(store, request, action)
      if (image.status !== from && image.status !== to) {
        throw new Fault(403, `Not allowed to ${action} image in status '${image.status}'`)
      }
      if (image.status !== to) store.images.put({ ...image, status: to, updated_at: now() })
      return reply.code(204).send()
    })
  }

  app.put<TagRoute>('/v2/images/:id/tags/:tag', (request, reply) => {
    const image = ownImageOf(store, request, 'modify_image')
    const { tag } = request.params
    checkAttributes({ tags: [tag] })
    checkAmounts({ tags: [...image.tags, tag] })
    if (!image.tags.includes(tag)) {
      store.images.put({ ...image, tags: [...image.tags, tag], updated_at: now() })
    }
    return reply.code(204).send()
  })

  app.delete<TagRoute>('/v2/images/:id/tags/:tag', (request, reply) => {
    const image = ownImageOf(store, request, 'modify_image')
    const { tag } = request.params
    if (!image.tags.includes(tag)) throw new Fault(404, `Tag ${tag} could not be found`)
    const tags = image.tags.filter((other) => other !== tag)
    store.images.put({ ...image, tags, updated_at: now() })
    return reply.code(204).send()
  })
}

interface TagRoute {
  Params: { id: string; tag: string }
}
