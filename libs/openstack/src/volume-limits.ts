import { readRecord } from './json-reader.ts'
import { type Limit, readLimit } from './limits.ts'

export interface VolumeLimits {
  readonly volumes: Limit
  /** Of volumes and snapshots together. */
  readonly gigabytes: Limit
  readonly snapshots: Limit
  readonly backups: Limit
  readonly backupGigabytes: Limit
}

/**
 * Reads `GET /limits` of the block storage.
 * https://docs.openstack.org/api-ref/block-storage/v3/#limits-limits
 */
export function parseVolumeLimits(answer: unknown): VolumeLimits {
  const absolute = readRecord(readRecord(readRecord(answer).limits).absolute)
  return {
    volumes: readLimit(absolute.totalVolumesUsed, absolute.maxTotalVolumes),
    gigabytes: readLimit(absolute.totalGigabytesUsed, absolute.maxTotalVolumeGigabytes),
    snapshots: readLimit(absolute.totalSnapshotsUsed, absolute.maxTotalSnapshots),
    backups: readLimit(absolute.totalBackupsUsed, absolute.maxTotalBackups),
    backupGigabytes: readLimit(
      absolute.totalBackupGigabytesUsed,
      absolute.maxTotalBackupGigabytes,
    ),
  }
}
