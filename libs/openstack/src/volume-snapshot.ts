import {
  compact,
  isRecord,
  readEach,
  readNumber,
  readText,
  readTextRecord,
} from './json-reader.ts'
import { readCinderTime } from './volume.ts'

/** What a volume was like at a moment, kept on the same storage. */
export interface VolumeSnapshot {
  readonly region: string
  readonly id: string
  /** Its id where it was given no name. */
  readonly name: string
  /** `available`, `creating`, `deleting`, `error` … */
  readonly status: string
  /** That of the volume when it was taken. */
  readonly sizeGigabytes: number
  readonly volumeId: string
  /** Where it was looked up. */
  readonly volumeName?: string
  readonly description?: string
  readonly metadata: Readonly<Record<string, string>>
  /** ISO 8601, UTC. */
  readonly createdAt?: string
}

/**
 * Reads one snapshot (`GET /snapshots/<id>`: pass the value of `snapshot`). Absent when it has no id.
 * https://docs.openstack.org/api-ref/block-storage/v3/#show-a-snapshot-s-details
 */
export function parseVolumeSnapshot(
  value: unknown,
  region: string,
): VolumeSnapshot | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  if (id === undefined) return undefined
  return compact({
    region,
    id,
    name: readText(value.name) ?? id,
    status: readText(value.status) ?? 'unknown',
    sizeGigabytes: readNumber(value.size) ?? 0,
    volumeId: readText(value.volume_id) ?? '',
    description: readText(value.description),
    metadata: readTextRecord(value.metadata),
    createdAt: readCinderTime(value.created_at),
  })
}

/** Reads `GET /snapshots/detail`. */
export function parseVolumeSnapshots(answer: unknown, region: string): VolumeSnapshot[] {
  return readEach(answer, 'snapshots', (entry) => parseVolumeSnapshot(entry, region))
}
