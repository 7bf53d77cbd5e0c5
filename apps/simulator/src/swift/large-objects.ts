import { createHash } from 'node:crypto'
import { Fault } from '../core/fault.ts'
import { parseObjectPath } from './address.ts'
import { afterPrefix } from './listing.ts'
import type { ObjectPlace, Segment, StoredObject } from './objects.ts'
import type { Store } from './world.ts'

/** How an object's bytes are put together. */
export interface Body {
  readonly bytes: number
  /** As the header says it: in quotes when it is not the MD5 of the bytes. */
  readonly etag: string
  /** `[start, end)` of the whole. */
  read(start: number, end: number): AsyncIterable<Buffer>
}

/** Of a static large object: https://docs.openstack.org/swift/latest/overview_large_objects.html */
export function largeEtag(segments: readonly Segment[]): string {
  const md5 = createHash('md5')
  for (const { etag, range } of segments)
    md5.update(range ? `${etag}:${range[0]}-${range[1] - 1};` : etag)
  return `"${md5.digest('hex')}"`
}

/** The bytes of an object, of its segments, or of all that its dynamic manifest means. */
export async function bodyOf(
  store: Store,
  place: ObjectPlace,
  object: StoredObject,
): Promise<Body> {
  if (object.segments) return segmentedBody(store, place.account, object.segments)
  const manifest = object.metadata['x-object-manifest']
  if (manifest !== undefined) {
    await store.objects.reap(place.account)
    const segments = await dynamicSegments(store, place.account, manifest)
    return segmentedBody(store, place.account, segments)
  }
  return {
    bytes: object.bytes,
    etag: object.etag,
    read: (start, end) => store.content.read(object.contentId, start, end),
  }
}

/** All objects whose names begin as the manifest says, in the order of their names. */
async function dynamicSegments(
  store: Store,
  account: string,
  manifest: string,
): Promise<Segment[]> {
  const { container, object: prefix } = parseObjectPath(manifest)
  const found = await store.objects.list(
    { account, container },
    {
      atLeast: prefix,
      above: '',
      below: afterPrefix(prefix),
      reverse: false,
      limit: 10_000,
    },
  )
  return found.map(({ name, bytes, etag }) => ({ container, object: name, bytes, etag }))
}

function segmentedBody(store: Store, account: string, segments: readonly Segment[]): Body {
  const lengthOf = ({ bytes, range }: Segment): number =>
    range ? range[1] - range[0] : bytes
  return {
    bytes: segments.reduce((sum, segment) => sum + lengthOf(segment), 0),
    etag: largeEtag(segments),
    async *read(start, end) {
      let at = 0
      for (const segment of segments) {
        const length = lengthOf(segment)
        const from = Math.max(start - at, 0)
        const until = Math.min(end - at, length)
        at += length
        if (from >= until) continue
        const first = segment.range?.[0] ?? 0
        const object = await checkedSegment(store, account, segment)
        // A segment may be a large object itself.
        const body = await bodyOf(store, { account, container: segment.container }, object)
        yield* body.read(first + from, first + until)
      }
    },
  }
}

/** Throws 409 for a segment that is gone or is another one now. */
async function checkedSegment(
  store: Store,
  account: string,
  { container, object: name, etag, bytes }: Segment,
): Promise<StoredObject> {
  const object = await store.objects.find({ account, container }, name)
  if (object?.etag === etag && object.bytes === bytes) return object
  throw new Fault(409, '')
}

/** Before the first byte leaves: whether the first segment is there. Throws 409. */
export async function checkFirstSegment(
  store: Store,
  account: string,
  { segments }: StoredObject,
): Promise<void> {
  const [first] = segments ?? []
  if (first) await checkedSegment(store, account, first)
}
