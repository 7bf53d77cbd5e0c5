import type { BlockStorage } from './block-storage.ts'
import { put, tellFailure } from './change.ts'
import { finishImage } from './image.ts'
import type { Backup, Snapshot, Volume } from './model.ts'

/** Names that begin with these end badly: a way to see what failing looks like. */
const FAILS = {
  create: 'fail-create-',
  extend: 'fail-extend-',
  retype: 'fail-retype-',
  delete: 'fail-delete-',
} as const

const fails = ({ name }: { name: string | null }, what: keyof typeof FAILS): boolean =>
  name?.startsWith(FAILS[what]) ?? false

const atRest = { pending: undefined, previous_status: undefined, goal: undefined } as const

type VolumeStep = (storage: BlockStorage, volume: Volume, atMs: number) => void

/** Every step of a volume that is on its way, by the name that `pending.step` gives. */
const volumeSteps: Readonly<Record<string, VolumeStep>> = {
  scheduled(storage, volume, atMs) {
    if (fails(volume, 'create')) {
      tellFailure(storage, 'volume', volume, {
        code: '001_003',
        text: 'schedule allocate volume: Could not find any available weighted backend.',
        atMs,
      })
      put(storage, storage.volumes, volume, { ...atRest, status: 'error' }, atMs)
      return
    }
    const fromImage = volume.image_metadata && !volume.snapshot_id && !volume.source_volid
    const dueAt = atMs + (fromImage ? 1500 : 500) / storage.cloud.clock.speed
    const pending = volume.pending && { ...volume.pending, step: 'created', dueAt }
    const status = fromImage ? 'downloading' : 'creating'
    put(storage, storage.volumes, volume, { status, pending }, atMs)
  },
  created: (storage, volume, atMs) => {
    // A server may have reserved it while its image was still being copied.
    const status = volume.attachments.length > 0 ? 'reserved' : 'available'
    put(storage, storage.volumes, volume, { ...atRest, status }, atMs)
  },
  extended(storage, volume, atMs) {
    if (fails(volume, 'extend')) {
      tellFailure(storage, 'volume', volume, {
        code: '007_010',
        text: 'extend volume: Volume Driver failed to extend volume.',
        atMs,
      })
      const change = { ...atRest, status: 'error_extending' }
      put(storage, storage.volumes, volume, change, atMs)
      return
    }
    finish(storage, volume, { size: volume.goal?.size ?? volume.size }, atMs)
  },
  retyped(storage, volume, atMs) {
    const reached = !fails(volume, 'retype') && volume.goal?.type_id
    finish(storage, volume, { type_id: reached || volume.type_id }, atMs)
  },
  uploaded(storage, volume, atMs) {
    finishImage(storage, volume, atMs)
    finish(storage, volume, {}, atMs)
  },
  reverted: (storage, volume, atMs) => finish(storage, volume, {}, atMs),
  deleted(storage, volume, atMs) {
    if (fails(volume, 'delete')) {
      put(storage, storage.volumes, volume, { ...atRest, status: 'error_deleting' }, atMs)
    } else {
      storage.volumes.delete(volume.id)
    }
  },
}

function finish(
  storage: BlockStorage,
  volume: Volume,
  change: Partial<Volume>,
  atMs: number,
): void {
  const status = volume.previous_status ?? 'available'
  put(storage, storage.volumes, volume, { ...atRest, status, ...change }, atMs)
}

function snapshotStep(storage: BlockStorage, snapshot: Snapshot, atMs: number): void {
  const { snapshots } = storage
  if (snapshot.pending?.step === 'deleted') {
    if (!fails(snapshot, 'delete')) snapshots.delete(snapshot.id)
    else {
      put(storage, snapshots, snapshot, { ...atRest, status: 'error_deleting' }, atMs)
    }
    return
  }
  const failed = fails(snapshot, 'create')
  if (failed) {
    const text = 'create snapshot: Snapshot failed to create.'
    tellFailure(storage, 'volume-snapshot', snapshot, { code: '009_013', text, atMs })
  }
  const status = failed ? 'error' : 'available'
  put(storage, snapshots, snapshot, { ...atRest, status }, atMs)
}

function backupStep(storage: BlockStorage, backup: Backup, atMs: number): void {
  const { backups, volumes } = storage
  const step = backup.pending?.step
  if (step === 'deleted') {
    backups.delete(backup.id)
    return
  }
  const volumeId = step === 'restored' ? backup.restoring_to : backup.volume_id
  const volume = volumes.get(volumeId ?? '')
  const change = { pending: undefined, restoring_to: undefined } as const
  if (step === 'restored') {
    if (volume) finish(storage, volume, {}, atMs)
    put(storage, backups, backup, { ...change, status: 'available' }, atMs)
    return
  }
  if (volume?.status === 'backing-up') finish(storage, volume, {}, atMs)
  if (fails(backup, 'create')) {
    const text = 'create backup: Backup driver failed to create backup.'
    tellFailure(storage, 'volume-backup', backup, { code: '013_020', text, atMs })
    const fail_reason = 'Backup driver failed to create backup.'
    put(storage, backups, backup, { ...change, status: 'error', fail_reason }, atMs)
    return
  }
  const object_count = Math.max(1, Math.ceil((backup.size * 1024) / 50))
  put(storage, backups, backup, { ...change, status: 'available', object_count }, atMs)
}

/** Carries everything that is on its way forward when it is due. */
export function trackSteps(storage: BlockStorage): void {
  const { progress } = storage.cloud
  progress.track(storage.volumes, (volume) => {
    const { pending } = volume
    if (!pending) return
    const step = volumeSteps[pending.step]
    if (!step) throw new Error(`volume ${volume.id} waits for unknown step ${pending.step}`)
    step(storage, volume, pending.dueAt)
  })
  progress.track(storage.snapshots, (snapshot) => {
    if (snapshot.pending) snapshotStep(storage, snapshot, snapshot.pending.dueAt)
  })
  progress.track(storage.backups, (backup) => {
    if (backup.pending) backupStep(storage, backup, backup.pending.dueAt)
  })
}
