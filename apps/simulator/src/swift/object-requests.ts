import { Fault } from '../core/fault.ts'
import { copyFrom, copyTo } from './copy.ts'
import { notFound } from './fault.ts'
import { deleteLarge, putManifest } from './manifest.ts'
import { expiryOf, objectMetadata } from './metadata.ts'
import { sendObject } from './object-reply.ts'
import { putObject } from './put-object.ts'
import type { StoredObject } from './objects.ts'
import { isWebRequest, webObject } from './static-web.ts'
import type { ObjectExchange } from './world.ts'

/** All that is done to `/v1/<account>/<container>/<object>`. */
export async function objectRequest(exchange: ObjectExchange): Promise<unknown> {
  const { request, reply, store, address } = exchange
  const manifest = address.query.get('multipart-manifest')
  switch (request.method) {
    case 'PUT':
      if (request.headers['x-copy-from'] !== undefined) return copyFrom(exchange)
      return manifest === 'put' ? putManifest(exchange) : putObject(exchange)
    case 'COPY':
      return copyTo(exchange)
    case 'HEAD':
    case 'GET': {
      const container = await store.containers.find(address.account, address.container)
      if (container && isWebRequest(exchange, container))
        return webObject(exchange, container)
      return sendObject(exchange, await requireObject(exchange))
    }
    case 'POST': {
      const object = await requireObject(exchange)
      await store.objects.put(address, changed(exchange, object))
      return reply.code(202).send()
    }
    case 'DELETE': {
      if (manifest === 'delete') return deleteLarge(exchange)
      if (!(await store.objects.remove(address, address.object))) throw notFound()
      return reply.code(204).send()
    }
    default:
      throw new Fault(405, '')
  }
}

async function requireObject({ store, address }: ObjectExchange): Promise<StoredObject> {
  const object = await store.objects.find(address, address.object)
  if (!object) throw notFound()
  return object
}

/** The object with the metadata of a POST in place of its own; its type stays unless given. */
function changed(
  { scope, request }: ObjectExchange,
  { expiresAt: _before, ...object }: StoredObject,
): StoredObject {
  const { headers } = request
  const expiresAt = expiryOf(headers, scope.cloud.clock.now())
  return {
    ...object,
    metadata: objectMetadata(headers),
    contentType: headers['content-type'] ?? object.contentType,
    changedAt: scope.cloud.clock.now(),
    ...(expiresAt !== undefined && { expiresAt }),
  }
}
