import {
  compact,
  isRecord,
  readEach,
  readFlag,
  readNumber,
  readText,
} from './json-reader.ts'
import { readCinderTime } from './volume.ts'

/** A copy of a volume that lies elsewhere and outlives it. */
export interface VolumeBackup {
  readonly region: string
  readonly id: string
  /** Its id where it was given no name. */
  readonly name: string
  /** `available`, `creating`, `restoring`, `deleting`, `error` … */
  readonly status: string
  readonly sizeGigabytes: number
  /** Of the volume, which may be gone. */
  readonly volumeId: string
  /** Where it was looked up, and the volume is still there. */
  readonly volumeName?: string
  readonly snapshotId?: string
  /** It holds only what changed since the backup before it. */
  readonly incremental: boolean
  /** Others hold only what changed since this one: it can't be deleted before them. */
  readonly hasDependents: boolean
  readonly container?: string
  readonly failReason?: string
  readonly description?: string
  /** ISO 8601, UTC. */
  readonly createdAt?: string
  /** The moment whose data it holds. */
  readonly dataAt?: string
}

/**
 * Reads one backup (`GET /backups/<id>`: pass the value of `backup`). Absent when it has no id.
 * https://docs.openstack.org/api-ref/block-storage/v3/#show-backup-detail
 */
export function parseVolumeBackup(
  value: unknown,
  region: string,
): VolumeBackup | undefined {
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
    snapshotId: readText(value.snapshot_id),
    incremental: readFlag(value.is_incremental),
    hasDependents: readFlag(value.has_dependent_backups),
    container: readText(value.container),
    failReason: readText(value.fail_reason),
    description: readText(value.description),
    createdAt: readCinderTime(value.created_at),
    dataAt: readCinderTime(value.data_timestamp),
  })
}

/** Reads `GET /backups/detail`. */
export function parseVolumeBackups(answer: unknown, region: string): VolumeBackup[] {
  return readEach(answer, 'backups', (entry) => parseVolumeBackup(entry, region))
}
