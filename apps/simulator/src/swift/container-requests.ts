import { Fault } from '../core/fault.ts'
import { checkContainerName } from './address.ts'
import type { Container } from './containers.ts'
import { notFound } from './fault.ts'
import { listPage, parseListQuery } from './listing.ts'
import { sendListing } from './listing-reply.ts'
import { headersOf, mergedMetadata } from './metadata.ts'
import { largeEtag } from './large-objects.ts'
import type { StoredObject } from './objects.ts'
import { isWebRequest, webPage } from './static-web.ts'
import { type ContainerExchange, toHttpDate, toListed, toTimestamp } from './world.ts'

/** All that is done to `/v1/<account>/<container>`. */
export async function containerRequest(exchange: ContainerExchange): Promise<unknown> {
  const { request, reply, store, address } = exchange
  const { account, container: name } = address
  const container = await store.containers.find(account, name)
  switch (request.method) {
    case 'HEAD':
    case 'GET': {
      if (!container) throw notFound()
      if (isWebRequest(exchange, container)) return webPage(exchange, container)
      await store.objects.reap(account, name)
      tell(exchange, (await store.containers.find(account, name)) ?? container)
      if (request.method === 'HEAD') return reply.code(204).send()
      return list(exchange)
    }
    case 'PUT': {
      checkContainerName(name)
      const metadata = mergedMetadata(
        'container',
        container?.metadata ?? {},
        request.headers,
      )
      const outcome = await store.containers.put(account, name, metadata)
      return reply.code(outcome === 'created' ? 201 : 202).send()
    }
    case 'POST': {
      if (!container) throw notFound()
      const metadata = mergedMetadata('container', container.metadata, request.headers)
      await store.containers.put(account, name, metadata)
      return reply.code(204).send()
    }
    case 'DELETE':
      await store.objects.reap(account, name)
      await store.containers.remove(account, name)
      return reply.code(204).send()
    default:
      throw new Fault(405, '')
  }
}

async function list(exchange: ContainerExchange): Promise<unknown> {
  const { store, address } = exchange
  const rows = await listPage(parseListQuery(address.query), (range) =>
    store.objects.list(address, range),
  )
  return sendListing(exchange, rows, toListedObject)
}

/** https://docs.openstack.org/api-ref/object-store/#show-container-details-and-list-objects */
function toListedObject(object: StoredObject): Record<string, unknown> {
  return {
    hash: object.etag,
    last_modified: toListed(object.changedAt),
    bytes: object.bytes,
    name: object.name,
    content_type: object.contentType,
    ...(object.segments && { slo_etag: largeEtag(object.segments) }),
  }
}

function tell({ reply, access }: ContainerExchange, container: Container): void {
  const ofOwner = /temp-url-key|^x-container-(read|write|sync-)/
  const visible = Object.entries(container.metadata).filter(
    ([name]) => access.isOwner || !ofOwner.test(name),
  )
  reply.headers({
    'x-container-object-count': container.objects,
    'x-container-bytes-used': container.bytes,
    'x-timestamp': toTimestamp(container.createdAt),
    'last-modified': toHttpDate(container.changedAt),
    'x-storage-policy': 'Policy-0',
    'accept-ranges': 'bytes',
    ...headersOf(Object.fromEntries(visible)),
  })
}
