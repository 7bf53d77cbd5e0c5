import { Fault } from '../core/fault.ts'
import { parseObjectPath } from './address.ts'
import { notFound } from './fault.ts'
import { bodyOf } from './large-objects.ts'
import { keepManifest } from './manifest.ts'
import { expiryOf, objectMetadata } from './metadata.ts'
import type { StoredObject } from './objects.ts'
import { conditionStatus } from './object-reply.ts'
import { checkPut } from './put-object.ts'
import { mostObjectBytes, type ObjectExchange, toHttpDate } from './world.ts'

/** PUT with `X-Copy-From: <container>/<object>`. */
export function copyFrom(exchange: ObjectExchange): Promise<unknown> {
  const from = parseObjectPath(String(exchange.request.headers['x-copy-from']))
  if (from.object === '')
    throw new Fault(
      412,
      'X-Copy-From header must be of the form <container name>/<object name>',
    )
  return copy(exchange, from)
}

/** COPY with `Destination: <container>/<object>`. */
export function copyTo(exchange: ObjectExchange): Promise<unknown> {
  const { request, address } = exchange
  const given = request.headers['destination']
  if (typeof given !== 'string') throw new Fault(412, 'Destination header required')
  const to = parseObjectPath(given)
  if (to.object === '')
    throw new Fault(
      412,
      'Destination header must be of the form <container name>/<object name>',
    )
  return copy({ ...exchange, address: { ...address, ...to } }, address)
}

/**
 * Copies on the server: the bytes are shared, or gathered where the source is made of segments and
 * its manifest was not asked for. https://docs.openstack.org/swift/latest/middleware.html#server-side-copy
 */
async function copy(
  exchange: ObjectExchange,
  from: { readonly container: string; readonly object: string },
): Promise<unknown> {
  const { scope, request, reply, store, address, access } = exchange
  if (!access.isOwner) throw new Fault(403, '')
  if (Number(request.headers['content-length'] ?? 0) > 0)
    throw new Fault(400, 'Copy requests require a zero byte body')
  const place = { account: address.account, container: from.container }
  const source = await store.objects.find(place, from.object)
  if (!source) throw notFound()
  // The source is got with the headers of the request, so its conditions are about the source.
  const unmet = conditionStatus(request.headers, source, await bodyOf(store, place, source))
  if (unmet !== undefined) return reply.code(unmet).send()
  await checkPut(exchange)
  const { clock } = scope.cloud
  const isFresh = /^(true|1|yes|on|t|y)$/i.test(String(request.headers['x-fresh-metadata']))
  const about = {
    contentType: request.headers['content-type'] ?? source.contentType,
    metadata: { ...(isFresh ? {} : source.metadata), ...objectMetadata(request.headers) },
    expiresAt: expiryOf(request.headers, clock.now()),
  }
  if (source.segments && address.query.get('multipart-manifest') === 'get')
    await keepManifest(exchange, source.segments, about)
  else await keepCopy(exchange, { container: from.container, source, about })
  const kept = await store.objects.find(address, address.object)
  return reply
    .code(201)
    .headers({
      etag: kept?.etag ?? source.etag,
      'last-modified': toHttpDate(kept?.changedAt ?? clock.now()),
      'x-copied-from': `${encodeURIComponent(from.container)}/${encodeURIComponent(from.object)}`,
      'x-copied-from-last-modified': toHttpDate(source.changedAt),
    })
    .type('text/html; charset=UTF-8')
    .send('')
}

async function keepCopy(
  { scope, store, address }: ObjectExchange,
  {
    container,
    source,
    about: { expiresAt, metadata, contentType },
  }: {
    readonly container: string
    readonly source: StoredObject
    readonly about: Pick<StoredObject, 'contentType' | 'metadata'> & {
      readonly expiresAt: number | undefined
    }
  },
): Promise<void> {
  const body = await bodyOf(store, { account: address.account, container }, source)
  if (body.bytes > mostObjectBytes) throw new Fault(413, 'Your request is too large.')
  const isWhole = !source.segments && source.metadata['x-object-manifest'] === undefined
  const content = isWhole
    ? {
        etag: source.etag,
        ...(source.contentId !== undefined && { contentId: source.contentId }),
      }
    : await gathered(store, body)
  const { 'x-object-manifest': _manifest, ...kept } = metadata
  await store.objects.put(address, {
    ...content,
    name: address.object,
    bytes: body.bytes,
    contentType,
    metadata: kept,
    changedAt: scope.cloud.clock.now(),
    ...(expiresAt !== undefined && { expiresAt }),
  })
}

async function gathered(
  store: ObjectExchange['store'],
  body: Awaited<ReturnType<typeof bodyOf>>,
): Promise<Pick<StoredObject, 'etag' | 'contentId'>> {
  const { id, etag } = await store.content.write(body.read(0, body.bytes), mostObjectBytes)
  return { contentId: id, etag }
}
