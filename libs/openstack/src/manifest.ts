import { readFlag, readNumber, readRecord, readText } from './json-reader.ts'

/** One part of a static large object, as its manifest names it. */
export interface ManifestSegment {
  readonly container: string
  readonly name: string
  /** All of the segment, whatever part of it is meant. */
  readonly bytes?: number
  readonly etag?: string
  /** `0-99`: only these bytes of it. */
  readonly range?: string
  /** It is a large object itself. */
  readonly isLarge: boolean
}

/** A few bytes that stand in the manifest itself, in base 64. */
export interface InlinePart {
  readonly data: string
}

/**
 * What `?multipart-manifest=get` answers of a static large object.
 * https://docs.openstack.org/swift/latest/overview_large_objects.html#retrieving-a-large-object
 */
export function parseManifest(answer: unknown): (ManifestSegment | InlinePart)[] {
  const rows = Array.isArray(answer) ? answer : []
  return rows.flatMap((row: unknown): (ManifestSegment | InlinePart)[] => {
    const { name: path, bytes, hash, range, sub_slo: isLarge, data } = readRecord(row)
    const inline = readText(data)
    if (inline !== undefined) return [{ data: inline }]
    const [, container, name] = /^\/?([^/]+)\/(.+)$/s.exec(readText(path) ?? '') ?? []
    if (container === undefined || name === undefined) return []
    const [size, etag, part] = [readNumber(bytes), readText(hash), readText(range)]
    return [
      {
        container,
        name,
        ...(size !== undefined && { bytes: size }),
        ...(etag !== undefined && { etag }),
        ...(part !== undefined && { range: part }),
        isLarge: readFlag(isLarge),
      },
    ]
  })
}

/** The objects that a manifest names. */
export const manifestSegments = (answer: unknown): ManifestSegment[] =>
  parseManifest(answer).filter((part) => 'name' in part)

/** Where the segments of what lies in a container are put. */
export const segmentContainer = (container: string): string => `${container}_segments`

/** What the names of an upload's segments begin with. Each upload has its own id, so that no two share one. */
export const segmentPrefix = (name: string, uploadId: string): string =>
  `${name}/slo/${uploadId}/`

/** In the order of their names, as a manifest names them. */
export const segmentName = (prefix: string, index: number): string =>
  `${prefix}${String(index).padStart(8, '0')}`
