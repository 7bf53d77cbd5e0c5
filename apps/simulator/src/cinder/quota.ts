import { Fault } from '../core/fault.ts'
import type { BlockStorage } from './block-storage.ts'
import { typesOf } from './volume-types.ts'

/** Cinder's defaults (cinder.quota). -1 means without limit. */
const DEFAULT_LIMITS = {
  volumes: 10,
  per_volume_gigabytes: -1,
  snapshots: 10,
  gigabytes: 1000,
  backups: 10,
  backup_gigabytes: 1000,
  groups: 10,
} as const

/** The defaults, those of each volume type included. */
export function defaultLimits({ region }: BlockStorage): Record<string, number> {
  const names = typesOf(region).flatMap(({ name }) => [
    `volumes_${name}`,
    `snapshots_${name}`,
    `gigabytes_${name}`,
  ])
  const perType = Object.fromEntries(names.map((name) => [name, -1] as const))
  return { ...DEFAULT_LIMITS, ...perType }
}

export function limitsOf(storage: BlockStorage, projectId: string): Record<string, number> {
  return { ...defaultLimits(storage), ...storage.quotas.get(projectId)?.limits }
}

/** What the project has of everything that is limited; snapshots count in `gigabytes` too. */
export function usedBy(storage: BlockStorage, projectId: string): Record<string, number> {
  const used: Record<string, number> = {}
  const add = (name: string, more: number) => {
    used[name] = (used[name] ?? 0) + more
  }
  const typeNames = new Map(typesOf(storage.region).map(({ id, name }) => [id, name]))
  for (const volume of storage.volumes.list(projectId)) {
    const type = typeNames.get(volume.type_id) ?? ''
    add('volumes', 1)
    add('gigabytes', volume.goal?.size ?? volume.size)
    add(`volumes_${type}`, 1)
    add(`gigabytes_${type}`, volume.goal?.size ?? volume.size)
  }
  for (const snapshot of storage.snapshots.list(projectId)) {
    const type = typeNames.get(storage.volumes.get(snapshot.volume_id)?.type_id ?? '') ?? ''
    add('snapshots', 1)
    add('gigabytes', snapshot.size)
    add(`snapshots_${type}`, 1)
    add(`gigabytes_${type}`, snapshot.size)
  }
  for (const backup of storage.backups.list(projectId)) {
    add('backups', 1)
    add('backup_gigabytes', backup.size)
  }
  return used
}

/** What is about to be made of one kind, and its size in GiB. */
export interface Wanted {
  readonly kind: 'volumes' | 'snapshots' | 'backups'
  readonly count: number
  readonly gigabytes: number
}

/** Throws 413 in Cinder's words unless it fits into the project's quota. */
export function requireRoom(
  storage: BlockStorage,
  projectId: string,
  wanted: Wanted,
): void {
  const { kind, count, gigabytes } = wanted
  const limits = limitsOf(storage, projectId)
  const used = usedBy(storage, projectId)
  const exceeds = (name: string, more: number) => {
    const limit = limits[name] ?? -1
    return limit >= 0 && more > 0 && (used[name] ?? 0) + more > limit
  }
  const largest = limits['per_volume_gigabytes'] ?? -1
  if (kind === 'volumes' && largest >= 0 && gigabytes > largest) {
    throw overQuota(
      'VolumeSizeExceedsLimit',
      `Requested volume size ${gigabytes}G is larger than maximum allowed limit ${largest}G.`,
    )
  }
  const space = kind === 'backups' ? 'backup_gigabytes' : 'gigabytes'
  if (exceeds(space, gigabytes)) {
    const numbers = `Requested ${gigabytes}G, quota is ${limits[space]}G and ${used[space] ?? 0}G has been consumed.`
    throw kind === 'backups'
      ? overQuota(
          'VolumeBackupSizeExceedsAvailableQuota',
          `Requested backup exceeds allowed Backup gigabytes quota. ${numbers}`,
        )
      : overQuota(
          'VolumeSizeExceedsAvailableQuota',
          `Requested volume or snapshot exceeds allowed gigabytes quota. ${numbers}`,
        )
  }
  if (exceeds(kind, count)) {
    const allowed = `Maximum number of ${kind} allowed (${limits[kind]}) exceeded`
    throw kind === 'volumes'
      ? overQuota('VolumeLimitExceeded', `${allowed} for quota 'volumes'.`)
      : overQuota(
          kind === 'snapshots' ? 'SnapshotLimitExceeded' : 'BackupLimitExceeded',
          allowed,
        )
  }
}

/** Cinder puts the exception's name in front (cinder.api.middleware.fault). */
function overQuota(exception: string, message: string): Fault {
  return new Fault(413, `${exception}: ${message}`)
}
