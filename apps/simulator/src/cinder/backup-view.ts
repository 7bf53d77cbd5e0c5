import type { FastifyRequest } from 'fastify'
import { callerOf } from '../core/caller.ts'
import { toMicroseconds } from '../core/clock.ts'
import type { BlockStorage } from './block-storage.ts'
import { linksOf } from './links.ts'
import { versionOf } from './microversion.ts'
import type { Backup } from './model.ts'

/** The backups that hold only what changed since this one. */
export function dependentsOf(
  { backups }: BlockStorage,
  { id, volume_id }: Backup,
): Backup[] {
  return backups.by('volume_id', volume_id).filter(({ parent_id }) => parent_id === id)
}

/** The body of a backup in detail (cinder.api.views.backups.ViewBuilder). */
export function backupBody(
  storage: BlockStorage,
  request: FastifyRequest,
  backup: Backup,
): object {
  const version = versionOf(request)
  const { isAdmin } = callerOf(request)
  return {
    id: backup.id,
    status: backup.status,
    size: backup.size,
    object_count: backup.object_count,
    availability_zone: backup.availability_zone,
    container: backup.container,
    created_at: toMicroseconds(backup.created_at),
    updated_at: backup.updated_at && toMicroseconds(backup.updated_at),
    name: backup.name,
    description: backup.description,
    fail_reason: backup.fail_reason,
    volume_id: backup.volume_id,
    links: linksOf(storage.region, request, 'backups', backup.id),
    is_incremental: backup.parent_id !== null,
    has_dependent_backups: dependentsOf(storage, backup).length > 0,
    snapshot_id: backup.snapshot_id,
    data_timestamp: toMicroseconds(backup.data_timestamp),
    ...(version >= 18 &&
      isAdmin && { 'os-backup-project-attr:project_id': backup.project_id }),
    ...(version >= 43 && { metadata: backup.metadata }),
    ...(version >= 56 && { user_id: backup.user_id }),
    ...(version >= 64 && { encryption_key_id: null }),
  }
}

export function briefBackup(
  { region }: BlockStorage,
  request: FastifyRequest,
  { id, name }: Backup,
): object {
  return { id, name, links: linksOf(region, request, 'backups', id) }
}
