import type { BlockStorage } from './block-storage.ts'
import { begin } from './change.ts'
import { invalidVolume } from './error.ts'
import type { Volume } from './model.ts'

/** The states that a volume can be deleted in (cinder.volume.api.API.delete). */
const DELETABLE = [
  'available',
  'error',
  'error_restoring',
  'error_extending',
  'error_managing',
]

interface DeleteOptions {
  /** Whether its snapshots go with it. */
  readonly cascade: boolean
  /** Whether its state does not matter; for administrators. */
  readonly force?: boolean
  readonly requestId: string
}

/** Starts the deletion, or throws Cinder's refusal. */
export function deleteVolume(
  storage: BlockStorage,
  volume: Volume,
  { cascade, force = false, requestId }: DeleteOptions,
): void {
  const { snapshots, volumes } = storage
  const own = snapshots.by('volume_id', volume.id)
  const isFree = volume.attachments.length === 0
  const isReady = force || DELETABLE.includes(volume.status)
  if (!isReady || !isFree || (own.length > 0 && !cascade)) {
    throw invalidVolume(
      `Volume status must be ${DELETABLE.join(' or ')} and must not be migrating, attached, belong to a group, have snapshots, awaiting a transfer, or be disassociated from snapshots after volume transfer.`,
    )
  }
  if (own.some(({ status }) => !['available', 'error', 'deleting'].includes(status))) {
    throw invalidVolume('Failed to update snapshot.')
  }
  for (const snapshot of own) {
    const next = { step: 'deleted', seconds: 0.6, requestId }
    begin(storage, snapshots, snapshot, { status: 'deleting' }, next)
  }
  const next = { step: 'deleted', seconds: 1, requestId }
  begin(storage, volumes, volume, { status: 'deleting' }, next)
}
