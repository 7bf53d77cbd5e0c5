import { readRecord, readText } from '@aloft/openstack/json-reader'
import {
  manifestSegments,
  type ManifestSegment,
  parseManifest,
  segmentContainer,
  segmentName,
  segmentPrefix,
} from '@aloft/openstack/manifest'
import {
  containerPath,
  objectPath,
  parseBulkDeletion,
  type StoredObject,
} from '@aloft/openstack/stored-object'
import type { TakeBack } from '../act.ts'
import type { UpstreamCall } from '../upstream-call.ts'
import { mostCopiedBytes } from './object-acts.ts'
import { expiryHeader, metadataHeaders, type ObjectPlace, takeName } from './object-call.ts'

/** Whether Swift can not copy its bytes at once: its segments are copied then, one after the other. */
export const copiesSegments = ({ isLarge, bytes }: StoredObject): boolean =>
  isLarge && bytes > mostCopiedBytes

/** `max_manifest_segments` of Swift as it comes. */
const mostSegments = 1_000

/**
 * A copy of a large object by its segments, into a place that is the copy's own, and a manifest of them.
 * https://docs.openstack.org/swift/latest/middleware.html#large-object-copy
 */
export const largeCopy = {
  /** The name is taken, and what is to be copied is read. */
  begin(object: StoredObject, to: ObjectPlace): UpstreamCall[] {
    const { region, container, name } = object
    return [
      { ...takeName(object, to), answerHeaders: true },
      {
        region,
        service: 'object-store',
        method: 'GET',
        path: `${objectPath(container, name)}?multipart-manifest=get`,
      },
    ]
  },

  /** Without answers: as it looks for one segment, with words for what is not known yet. */
  goOn(object: StoredObject, to: ObjectPlace, answers: readonly unknown[]): UpstreamCall[] {
    const { region } = object
    const isKnown = answers.length > 0
    const parts = isKnown ? parseManifest(answers[1]) : [unknownSegment]
    if (parts.length === 0) throw new Error('The manifest names nothing.')
    const into = segmentContainer(to.container)
    const copies = copiesOf(isKnown ? manifestSegments(answers[1]) : [unknownSegment])
    const prefix = segmentPrefix(to.name, isKnown ? copyId(answers) : 'UPLOAD_ID')
    const nameOf = (segment: ManifestSegment) =>
      segmentName(prefix, copies.findIndex(isSame(segment)))
    const put = { region, service: 'object-store', method: 'PUT' } as const
    const manifest = parts.map((part) =>
      'data' in part
        ? part
        : {
            path: `/${into}/${nameOf(part)}`,
            ...(part.bytes !== undefined && { size_bytes: part.bytes }),
            // The copy of one that is made of segments itself is not: it has another checksum.
            ...(part.etag !== undefined && !part.isLarge && { etag: part.etag }),
            ...(part.range !== undefined && { range: part.range }),
          },
    )
    return [
      { ...put, path: containerPath(into), text: '' },
      ...copies.map((segment) => ({
        ...put,
        path: objectPath(into, nameOf(segment)),
        headers: { 'X-Copy-From': objectPath(segment.container, segment.name) },
        text: '',
        contentType: 'application/octet-stream',
      })),
      {
        ...put,
        path: `${objectPath(to.container, to.name)}?multipart-manifest=put`,
        headers: {
          ...object.kept,
          ...metadataHeaders(object.metadata ?? {}),
          ...(object.expiresAtMs !== undefined && expiryHeader(object.expiresAtMs)),
        },
        text: JSON.stringify(manifest),
        contentType: object.contentType,
      },
    ]
  },

  /** Four beside those for the segments. */
  callsAtMost: mostSegments + 4,

  /** One call takes away the empty object and all segments that were copied. */
  takeBack(
    { region }: StoredObject,
    to: ObjectPlace,
    answers: readonly unknown[],
  ): TakeBack {
    const into = segmentContainer(to.container)
    const place = `${to.container}/${to.name}`
    // Three answers are no copies: the name, the manifest, the container.
    const copied = Math.max(0, answers.length - 3)
    const prefix = copied === 0 ? '' : segmentPrefix(to.name, copyId(answers))
    const names = Array.from({ length: copied }, (_, index) =>
      objectPath(into, segmentName(prefix, index)),
    )
    const stays = `${place} is there, and empty.`
    return {
      call: {
        region,
        service: 'object-store',
        method: 'POST',
        path: '/?bulk-delete',
        contentType: 'text/plain',
        text: [objectPath(to.container, to.name), ...names]
          .map((path) => `${path.slice(1)}\n`)
          .join(''),
      },
      isDone(answer) {
        const { errors, problem } = parseBulkDeletion(answer)
        return errors.length === 0 && problem === undefined
      },
      worked: 'Nothing was changed.',
      stays:
        copied === 0
          ? stays
          : `${stays} What was copied of it lies in ${into}, below ${prefix}: delete both.`,
    }
  },
} as const

const unknownSegment: ManifestSegment = {
  container: 'SEGMENT_CONTAINER',
  name: 'SEGMENT',
  isLarge: false,
}

const isSame = (one: ManifestSegment) => (other: ManifestSegment) =>
  one.container === other.container && one.name === other.name

/** Each once: a manifest may name one several times, and parts of it. */
function copiesOf(segments: readonly ManifestSegment[]): ManifestSegment[] {
  const byPath = new Map(
    segments.map((segment) => [`${segment.container}/${segment.name}`, segment]),
  )
  return [...byPath.values()]
}

/** Swift gives every request an id, so no two copies have the same: what is copied again lies apart. */
function copyId([first]: readonly unknown[]): string {
  const id = readText(readRecord(readRecord(first).headers)['x-trans-id'])
  if (id === undefined) throw new Error('The answer has no X-Trans-Id.')
  return id
}
