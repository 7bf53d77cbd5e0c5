import { segmentPrefix } from '@aloft/openstack/manifest'

/** Swift takes at most a thousand segments in a manifest unless it is set up otherwise. */
const mostSegments = 1_000
const megabyte = 1024 * 1024

export interface Segment {
  readonly index: number
  readonly start: number
  readonly end: number
}

/**
 * How a file is cut that is larger than a segment usually is: they grow so that there are never more than
 * a manifest may name.
 */
export function segmentBytesFor(sizeBytes: number, usual: number): number {
  const least = Math.ceil(sizeBytes / mostSegments / megabyte) * megabyte
  return sizeBytes / usual <= mostSegments ? usual : least
}

export function segmentsOf(sizeBytes: number, segmentBytes: number): Segment[] {
  const count = Math.ceil(sizeBytes / segmentBytes)
  return Array.from({ length: count }, (_, index) => ({
    index,
    start: index * segmentBytes,
    end: Math.min(sizeBytes, (index + 1) * segmentBytes),
  }))
}

/** Where the segments of an upload lie that is cut so: cut otherwise, they would lie elsewhere. */
export const prefixOf = (name: string, uploadId: string, segmentBytes: number): string =>
  `${segmentPrefix(name, uploadId)}${segmentBytes}/`
