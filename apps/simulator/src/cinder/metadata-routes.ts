import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Collection } from '../core/collection.ts'
import { Fault } from '../core/fault.ts'
import type { BlockStorage } from './block-storage.ts'
import { requireObject, requireTexts } from './body.ts'
import { put } from './change.ts'
import { invalidVolume, requireMember } from './error.ts'
import { findOwn } from './find.ts'
import type { Snapshot, StoredThing, Volume } from './model.ts'

interface One {
  Params: { id: string; key: string }
}

/** `/volumes/<id>/metadata` and `/snapshots/<id>/metadata`. */
export function metadataRoutes(app: FastifyInstance, storage: BlockStorage): void {
  kindRoutes<Volume>(app, storage, 'volumes', 'Volume', storage.volumes)
  kindRoutes<Snapshot>(app, storage, 'snapshots', 'Snapshot', storage.snapshots)
}

function kindRoutes<T extends StoredThing>(
  app: FastifyInstance,
  storage: BlockStorage,
  path: string,
  noun: string,
  collection: Collection<T>,
): void {
  const find = (request: FastifyRequest<One>) =>
    findOwn(collection, request, noun, request.params.id)
  const write = (
    request: FastifyRequest<One>,
    verb: string,
    make: (metadata: Readonly<Record<string, string>>) => Record<string, string>,
  ) => {
    requireMember(request, `volume:${verb}_${noun.toLowerCase()}_metadata`)
    const item = find(request)
    if (item.status === 'uploading' || item.status === 'maintenance') {
      throw invalidVolume(
        `Updating volume metadata is not allowed for volumes in ${item.status} status.`,
      )
    }
    const metadata = make(item.metadata)
    // Every stored thing has metadata of this form.
    put(storage, collection, item, { metadata } as Partial<T>)
    return metadata
  }
  const absent = () => new Fault(404, 'Metadata item was not found')

  app.get<One>(`/${path}/:id/metadata`, async (request) => ({
    metadata: find(request).metadata,
  }))

  app.post<One>(`/${path}/:id/metadata`, async (request) => {
    const given = requireTexts('metadata', requireObject(request.body, 'metadata'))
    return { metadata: write(request, 'create', (had) => ({ ...had, ...given })) }
  })

  app.put<One>(`/${path}/:id/metadata`, async (request) => {
    const given = requireTexts('metadata', requireObject(request.body, 'metadata'))
    return { metadata: write(request, 'update', () => given) }
  })

  app.get<One>(`/${path}/:id/metadata/:key`, async (request) => {
    const { key } = request.params
    const value = find(request).metadata[key]
    if (value === undefined) throw absent()
    return { meta: { [key]: value } }
  })

  app.put<One>(`/${path}/:id/metadata/:key`, async (request) => {
    const given = requireTexts('meta', requireObject(request.body, 'meta'))
    if (given[request.params.key] === undefined) {
      throw new Fault(400, 'Request body and URI mismatch')
    }
    write(request, 'update', (had) => ({ ...had, ...given }))
    return { meta: given }
  })

  app.delete<One>(`/${path}/:id/metadata/:key`, async (request, reply) => {
    const { key } = request.params
    write(request, 'delete', ({ [key]: removed, ...rest }) => {
      if (removed === undefined) throw absent()
      return rest
    })
    return reply.code(200).send()
  })
}
