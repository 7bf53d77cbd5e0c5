import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import { SwiftFault } from './fault.ts'
import { type Body, bodyOf, checkFirstSegment } from './large-objects.ts'
import { manifestOf } from './manifest.ts'
import { headersOf } from './metadata.ts'
import type { StoredObject } from './objects.ts'
import { dispositionOf } from './temporary-url.ts'
import { type ObjectExchange, toHttpDate, toTimestamp } from './world.ts'

/** Sends an object, a range of it, or that it has not changed. */
export async function sendObject(
  exchange: ObjectExchange,
  object: StoredObject,
  status = 200,
): Promise<unknown> {
  const { request, reply, store, address, access } = exchange
  const isManifest = address.query.get('multipart-manifest') === 'get'
  const body =
    isManifest && object.segments
      ? manifestOf(object)
      : await bodyOf(store, address, object)
  reply.headers({
    ...headersOf(object.metadata),
    'content-type': isManifest && object.segments ? 'application/json' : object.contentType,
    etag: body.etag,
    'last-modified': toHttpDate(object.changedAt),
    'x-timestamp': toTimestamp(object.changedAt),
    'accept-ranges': 'bytes',
    ...(object.segments && {
      'x-static-large-object': 'True',
      'x-manifest-etag': object.etag,
    }),
    ...(object.expiresAt !== undefined && {
      'x-delete-at': String(Math.floor(object.expiresAt / 1000)),
    }),
    ...(access.isTemporary && {
      'content-disposition': dispositionOf(address),
      expires: toHttpDate(Number(address.query.get('temp_url_expires')) * 1000),
    }),
  })
  const unmet = conditionStatus(request.headers, object, body)
  if (unmet !== undefined) return reply.code(unmet).send()
  const range = status === 200 ? rangeOf(request.headers.range, body.bytes) : undefined
  const [start, end] = range ?? [0, body.bytes]
  reply.header('content-length', end - start)
  if (range) reply.header('content-range', `bytes ${start}-${end - 1}/${body.bytes}`)
  reply.code(range ? 206 : status)
  if (request.method === 'HEAD') return reply.send()
  await checkFirstSegment(store, address.account, object)
  return reply.send(Readable.from(body.read(start, end), { objectMode: false }))
}

/** 304 or 412 when a condition of the request says so. */
export function conditionStatus(
  headers: IncomingHttpHeaders,
  { changedAt }: StoredObject,
  { etag }: Body,
): number | undefined {
  const names = (list: string): boolean =>
    list.split(',').some((name) => name.trim() === '*' || bare(name) === bare(etag))
  const seconds = Math.floor(changedAt / 1000)
  const after = (date: string | undefined): boolean | undefined =>
    date === undefined || Number.isNaN(Date.parse(date))
      ? undefined
      : seconds > Date.parse(date) / 1000
  const match = headers['if-match']
  if (match !== undefined && !names(match)) return 412
  if (after(headers['if-unmodified-since']) === true) return 412
  const noneMatch = headers['if-none-match']
  if (noneMatch !== undefined) return names(noneMatch) ? 304 : undefined
  return after(headers['if-modified-since']) === false ? 304 : undefined
}

const bare = (etag: string): string => etag.trim().replace(/^W\//, '').replaceAll('"', '')

/** `[start, end)` of one range; several, or words that are none, mean the whole. Throws 416. */
function rangeOf(header: string | undefined, bytes: number): [number, number] | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  const [, first = '', last = ''] = found ?? []
  if (!found || (first === '' && last === '')) return undefined
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first)
  const end = first === '' || last === '' ? bytes : Math.min(bytes, Number(last) + 1)
  if (start < end) return [start, end]
  throw new SwiftFault(416, '', { 'content-range': `bytes */${bytes}` })
}
