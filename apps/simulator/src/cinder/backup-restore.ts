import type { BlockStorage } from './block-storage.ts'
import { begin, put } from './change.ts'
import { invalidBackup, invalidVolume } from './error.ts'
import type { Backup, Volume } from './model.ts'
import { type Asker, blankRequest, createVolume } from './volume-create.ts'

interface Restore {
  readonly backup_id: string
  readonly volume_id: string
  readonly volume_name: string | null
}

/**
 * Writes a backup over a volume, or into a new one when `into` is missing. Throws Cinder's
 * refusal (cinder.backup.api.API.restore).
 */
export function restoreBackup(
  storage: BlockStorage,
  asker: Asker,
  backup: Backup,
  { into, name }: { into: Volume | undefined; name: string | null },
): Restore {
  if (backup.status !== 'available') throw invalidBackup('Backup status must be available')
  const volume = into ?? newVolume(storage, asker, backup, name)
  if (into && into.status !== 'available') {
    throw invalidVolume('Volume to be restored to must be available')
  }
  if (volume.size < backup.size) {
    throw invalidVolume(
      `volume size ${volume.size} is too small to restore backup of size ${backup.size}.`,
    )
  }
  const change = { status: 'restoring-backup', previous_status: 'available' }
  put(storage, storage.volumes, volume, { ...change, pending: undefined })
  begin(
    storage,
    storage.backups,
    backup,
    { status: 'restoring', restoring_to: volume.id },
    { step: 'restored', seconds: 3, requestId: asker.requestId },
  )
  return { backup_id: backup.id, volume_id: volume.id, volume_name: volume.name }
}

function newVolume(
  storage: BlockStorage,
  asker: Asker,
  backup: Backup,
  name: string | null,
): Volume {
  return createVolume(storage, asker, {
    ...blankRequest,
    name: name ?? `restore_backup_${backup.id}`,
    description: backup.description ?? 'auto-created_from_restore_from_backup',
    size: backup.size,
    zone: backup.availability_zone,
  })
}
