import { randomUUID } from 'node:crypto'
import { put } from './change.ts'
import type { BlockStorage } from './block-storage.ts'
import { invalidBackup, invalidSnapshot, invalidVolume } from './error.ts'
import type { Backup, Snapshot, Volume } from './model.ts'
import { requireRoom } from './quota.ts'
import type { Asker } from './volume-create.ts'

export interface BackupRequest {
  readonly volume: Volume
  readonly snapshot: Snapshot | undefined
  readonly name: string | null
  readonly description: string | null
  readonly container: string | undefined
  readonly zone: string | undefined
  readonly incremental: boolean
  /** Whether a volume that is in use may be copied too. */
  readonly force: boolean
  readonly metadata: Readonly<Record<string, string>>
}

/** Makes a backup, or throws Cinder's refusal (cinder.backup.api.API.create). */
export function createBackup(
  storage: BlockStorage,
  asker: Asker,
  asked: BackupRequest,
): Backup {
  const { backups, cloud, volumes } = storage
  const { volume, snapshot } = asked
  requireReadable(asked)
  const wanted = { kind: 'backups', count: 1, gigabytes: volume.size } as const
  requireRoom(storage, asker.projectId, wanted)
  const parent = asked.incremental ? parentOf(storage, volume) : undefined
  const now = cloud.clock.now()
  const made = backups.put({
    id: randomUUID(),
    project_id: asker.projectId,
    user_id: asker.userId,
    volume_id: volume.id,
    snapshot_id: snapshot?.id ?? null,
    name: asked.name,
    description: asked.description,
    status: 'creating',
    size: volume.size,
    metadata: asked.metadata,
    created_at: now,
    updated_at: null,
    container: asked.container ?? 'volumebackups',
    availability_zone: asked.zone ?? volume.availability_zone,
    object_count: 0,
    fail_reason: null,
    parent_id: parent?.id ?? null,
    data_timestamp: snapshot?.created_at ?? now,
    pending: {
      step: 'created',
      dueAt: cloud.clock.after(parent ? 1.5 : 3),
      requestId: asker.requestId,
    },
  })
  if (!snapshot) {
    const change = { status: 'backing-up', previous_status: volume.status }
    put(storage, volumes, volume, change)
  }
  return made
}

function requireReadable({ volume, snapshot, force }: BackupRequest): void {
  if (snapshot) {
    if (snapshot.volume_id !== volume.id) {
      throw invalidVolume(
        `Volume ${volume.id} does not match with snapshot.volume_id ${snapshot.volume_id}.`,
      )
    }
    if (snapshot.status !== 'available') {
      throw invalidSnapshot(
        `Snapshot to be backed up must be available, but the current status is "${snapshot.status}".`,
      )
    }
    return
  }
  if (!['available', 'in-use'].includes(volume.status)) {
    throw invalidVolume(
      `Volume to be backed up must be available or in-use, but the current status is "${volume.status}".`,
    )
  }
  if (volume.status === 'in-use' && !force) {
    throw invalidVolume('Backing up an in-use volume must use the force flag.')
  }
}

function parentOf({ backups }: BlockStorage, volume: Volume): Backup {
  const [latest] = backups
    .by('volume_id', volume.id)
    .filter(
      ({ status, project_id }) => status !== 'error' && project_id === volume.project_id,
    )
    .toSorted((a, b) => b.data_timestamp - a.data_timestamp)
  if (!latest) throw invalidBackup('No backups available to do an incremental backup.')
  if (latest.status !== 'available') {
    throw invalidBackup('The parent backup must be available for incremental backup.')
  }
  return latest
}
