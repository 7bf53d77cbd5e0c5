import { Fault } from '../core/fault.ts'
import { checkObjectName } from './address.ts'
import { TooLarge, type WrittenContent } from './content.ts'
import { typeOf } from './content-type.ts'
import { notFound } from './fault.ts'
import { expiryOf, objectMetadata } from './metadata.ts'
import { mostObjectBytes, type ObjectExchange, toHttpDate } from './world.ts'

/** A PUT of an object's own bytes, kept only when all of them came and are what was meant. */
export async function putObject(exchange: ObjectExchange): Promise<unknown> {
  const { scope, request, reply, store, address } = exchange
  const { headers } = request
  const { clock } = scope.cloud
  await checkPut(exchange)
  const length = headers['content-length']
  if (length === undefined && headers['transfer-encoding'] === undefined)
    throw new Fault(411, 'Missing Content-Length header.')
  if (Number(length ?? 0) > mostObjectBytes)
    throw new Fault(413, 'Your request is too large.')
  const expiresAt = expiryOf(headers, clock.now())
  const metadata = objectMetadata(headers)
  const written = await receive(exchange)
  const wanted = headers.etag?.replaceAll('"', '')
  if (wanted !== undefined && wanted.toLowerCase() !== written.etag) {
    await store.content.release(written.id)
    throw new Fault(422, '')
  }
  const changedAt = clock.now()
  try {
    await store.objects.put(address, {
      name: address.object,
      etag: written.etag,
      bytes: written.bytes,
      contentType: headers['content-type'] ?? typeOf(address.object),
      metadata,
      contentId: written.id,
      changedAt,
      ...(expiresAt !== undefined && { expiresAt }),
    })
  } catch (error) {
    await store.content.release(written.id)
    throw error
  }
  return reply
    .code(201)
    .headers({ etag: written.etag, 'last-modified': toHttpDate(changedAt) })
    .type('text/html; charset=UTF-8')
    .send('')
}

/** What is wrong before any byte is read: name, container, and whether one is there already. */
export async function checkPut(exchange: ObjectExchange): Promise<void> {
  const { request, store, address, access } = exchange
  checkObjectName(address.object)
  if (access.isTemporary && request.headers['x-object-manifest'] !== undefined)
    throw new Fault(
      400,
      'X-Object-Manifest header is not allowed in a PUT by temporary URL',
    )
  if (!(await store.containers.find(address.account, address.container))) throw notFound()
  const condition = request.headers['if-none-match']
  if (condition === undefined) return
  if (condition !== '*') throw new Fault(400, 'If-None-Match only supports *')
  if (await store.objects.find(address, address.object)) throw new Fault(412, '')
}

async function receive({ request, store }: ObjectExchange): Promise<WrittenContent> {
  try {
    return await store.content.write(request.raw, mostObjectBytes)
  } catch (error) {
    if (error instanceof TooLarge) throw new Fault(413, 'Your request is too large.')
    // Nobody reads this: whoever sent the bytes went away before the last of them.
    if (request.raw.destroyed) throw new Fault(499, 'Client Disconnect')
    throw error
  }
}
