import { createHash } from 'node:crypto'
import { Fault } from '../core/fault.ts'
import { isObject } from '../core/json.ts'
import { parseObjectPath, quotePath } from './address.ts'
import { type BulkResult, readText, sendBulkResult } from './bulk-delete.ts'
import { typeOf } from './content-type.ts'
import { type Body, bodyOf, largeEtag } from './large-objects.ts'
import { expiryOf, objectMetadata } from './metadata.ts'
import type { Segment, StoredObject } from './objects.ts'
import { checkPut } from './put-object.ts'
import { type ObjectExchange, toHttpDate, toListed } from './world.ts'

/** `max_manifest_segments` and `max_manifest_size` of `/info`. */
export const mostSegments = 1_000
export const mostManifestBytes = 8 * 1024 * 1024

const segmentKeys = ['path', 'etag', 'size_bytes', 'range']

interface GivenSegment {
  readonly path: string
  readonly etag?: string
  readonly bytes?: number
  readonly range?: string
}

/**
 * PUT with `multipart-manifest=put`: each segment is looked at, and all that are wrong are named.
 * https://docs.openstack.org/swift/latest/middleware.html#static-large-objects
 */
export async function putManifest(exchange: ObjectExchange): Promise<unknown> {
  const { scope, request, reply, store, address } = exchange
  await checkPut(exchange)
  const given = parseManifest(await readText(request.raw, mostManifestBytes))
  const segments: Segment[] = []
  const problems: [path: string, why: string][] = []
  // One may be named often; Swift looks at it once.
  const bodies = new Map<string, Promise<Looked | undefined>>()
  for (const segment of given) {
    const looked = bodies.get(segment.path) ?? lookAt(exchange, segment.path)
    bodies.set(segment.path, looked)
    const checked = checkSegment(segment, await looked)
    if (typeof checked === 'string') problems.push([segment.path, checked])
    else segments.push(checked)
  }
  if (problems.length > 0) return sendProblems(exchange, problems)
  const etag = largeEtag(segments)
  const wanted = request.headers.etag?.replaceAll('"', '')
  if (wanted !== undefined && `"${wanted}"` !== etag) throw new Fault(422, '')
  await keepManifest(exchange, segments, {
    contentType: request.headers['content-type'] ?? typeOf(address.object),
    metadata: objectMetadata(request.headers),
    expiresAt: expiryOf(request.headers, scope.cloud.clock.now()),
  })
  const kept = await store.objects.find(address, address.object)
  return reply
    .code(201)
    .headers({ etag, 'last-modified': toHttpDate(kept?.changedAt ?? 0) })
    .type('text/html; charset=UTF-8')
    .send('')
}

/** Puts a static large object of segments that were checked. */
export async function keepManifest(
  { scope, store, address }: ObjectExchange,
  segments: readonly Segment[],
  about: Pick<StoredObject, 'contentType' | 'metadata'> & {
    readonly expiresAt: number | undefined
  },
): Promise<void> {
  const { expiresAt, ...rest } = about
  await store.objects.put(address, {
    ...rest,
    name: address.object,
    etag: createHash('md5').update(JSON.stringify(segments)).digest('hex'),
    bytes: segments.reduce(
      (sum, { bytes, range }) => sum + (range ? range[1] - range[0] : bytes),
      0,
    ),
    segments,
    changedAt: scope.cloud.clock.now(),
    ...(expiresAt !== undefined && { expiresAt }),
  })
}

function parseManifest(text: string): GivenSegment[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new Fault(400, 'Manifest must be valid JSON.\n')
  }
  if (!Array.isArray(parsed)) throw new Fault(400, 'Manifest must be a list.\n')
  if (parsed.length > mostSegments)
    throw new Fault(413, `Number of segments must be <= ${mostSegments}`)
  return parsed.map((entry: unknown, index) => parseSegment(entry, index))
}

function parseSegment(entry: unknown, index: number): GivenSegment {
  if (!isObject(entry) || typeof entry['path'] !== 'string')
    throw new Fault(400, `Index ${index}: expected keys to include one of ["path"]\n`)
  const { path, etag, size_bytes: bytes, range } = entry
  const extraneous = Object.keys(entry).filter((key) => !segmentKeys.includes(key))
  if (extraneous.length > 0) {
    const names = extraneous.toSorted().map((key) => JSON.stringify(key))
    throw new Fault(400, `Index ${index}: extraneous keys ${names.join(', ')}\n`)
  }
  if (typeof bytes === 'string' && !/^\d+$/.test(bytes))
    throw new Fault(400, `Index ${index}: invalid size_bytes\n`)
  if (!/^\/?[^/]+\/./.test(String(path)))
    throw new Fault(
      400,
      `Index ${index}: path does not refer to an object. Path must be of the form /container/object.\n`,
    )
  return {
    path: String(path),
    ...(typeof etag === 'string' && { etag }),
    ...((typeof bytes === 'number' || typeof bytes === 'string') && {
      bytes: Number(bytes),
    }),
    ...(typeof range === 'string' && { range }),
  }
}

interface Looked {
  readonly container: string
  readonly object: StoredObject
  readonly body: Body
}

async function lookAt(
  { store, address }: ObjectExchange,
  path: string,
): Promise<Looked | undefined> {
  const { container, object: name } = parseObjectPath(encodeURI(path))
  const place = { account: address.account, container }
  const object = await store.objects.find(place, name)
  return object && { container, object, body: await bodyOf(store, place, object) }
}

/** What is kept of it, or what is wrong with it in Swift's words. */
function checkSegment(given: GivenSegment, looked: Looked | undefined): Segment | string {
  if (!looked) return '404 Not Found'
  const { container, object, body } = looked
  if (given.bytes !== undefined && given.bytes !== body.bytes) return 'Size Mismatch'
  const etag = body.etag.replaceAll('"', '')
  if (given.etag !== undefined && given.etag.replaceAll('"', '') !== etag)
    return 'Etag Mismatch'
  const range = given.range === undefined ? undefined : rangeIn(given.range, body.bytes)
  if (range === 'unsatisfiable') return 'Unsatisfiable Range'
  if (body.bytes === 0) return 'Too small; each segment must be at least 1 byte.'
  const kept: Segment = {
    container,
    object: object.name,
    bytes: object.bytes,
    etag: object.etag,
    ...(object.segments && { isLarge: true }),
  }
  return range ? { ...kept, range } : kept
}

function rangeIn(text: string, bytes: number): [number, number] | 'unsatisfiable' {
  const [, first = '', last = ''] = /^(\d*)-(\d*)$/.exec(text) ?? []
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first)
  const end = first === '' || last === '' ? bytes : Math.min(bytes, Number(last) + 1)
  return start < end ? [start, end] : 'unsatisfiable'
}

function sendProblems(
  { request, reply }: ObjectExchange,
  problems: readonly (readonly [string, string])[],
): unknown {
  reply.code(400)
  if (request.headers.accept?.includes('application/json')) {
    return reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ Errors: problems }))
  }
  const lines = problems.map(([path, why]) => `${path}, ${why}\n`)
  return reply.type('text/plain; charset=utf-8').send(`Errors:\n${lines.join('')}`)
}

/** What `multipart-manifest=get` gives: the manifest as it was stored. */
export function manifestOf({ segments = [], etag, changedAt }: StoredObject): Body {
  const text = Buffer.from(
    JSON.stringify(
      segments.map(({ container, object, bytes, etag: hash, range, isLarge }) => ({
        name: `/${container}/${object}`,
        bytes,
        hash,
        content_type: typeOf(object),
        last_modified: toListed(changedAt),
        ...(range && { range: `${range[0]}-${range[1] - 1}` }),
        ...(isLarge && { sub_slo: true }),
      })),
    ),
  )
  return {
    bytes: text.length,
    etag,
    async *read(start, end) {
      yield text.subarray(start, end)
    },
  }
}

interface Doomed {
  readonly container: string
  readonly object: string
  /** It is a manifest by what is said of it, and its segments are not yet among the others. */
  readonly isLarge?: boolean
  readonly error?: string
}

/**
 * DELETE with `multipart-manifest=delete`: the segments first, also those of segments, then the
 * manifests, whatever became of the segments (swift.common.middleware.slo).
 */
export async function deleteLarge(exchange: ObjectExchange): Promise<unknown> {
  const { store, address } = exchange
  const { account } = address
  const result: BulkResult = { deleted: 0, notFound: 0, errors: [] }
  const waiting: Doomed[] = [
    { container: address.container, object: address.object, isLarge: true },
  ]
  for (let doomed = waiting.shift(); doomed !== undefined; doomed = waiting.shift()) {
    const { container, object, isLarge, error } = doomed
    if (isLarge === true) {
      const found = await store.objects.find({ account, container }, object)
      waiting.push(...(found?.segments ?? []), {
        container,
        object,
        ...(found && !found.segments && { error: 'Not an SLO manifest' }),
      })
    } else if (error !== undefined) {
      result.errors.push([quotePath(`/${container}/${object}`), error])
    } else if (await store.objects.remove({ account, container }, object)) {
      result.deleted += 1
    } else {
      result.notFound += 1
    }
  }
  return sendBulkResult(exchange, result)
}
