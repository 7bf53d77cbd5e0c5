import { randomUUID } from 'node:crypto'
import type { BlockStorage } from './block-storage.ts'
import { put } from './change.ts'
import { invalidVolume } from './error.ts'
import type { Attachment, Volume } from './model.ts'

/**
 * Takes a volume for a server (cinder.volume.api.API.attachment_create): reserved, until the
 * server's machine has it. Throws 400 when it is not free.
 */
export function reserve(
  storage: BlockStorage,
  volume: Volume,
  { serverId, device }: { serverId: string; device: string },
): Attachment {
  if (volume.status.includes('error')) {
    throw invalidVolume(
      `Volume attachments can not be created if the volume is in an error state. The Volume ${volume.id} currently has a status of: ${volume.status} `,
    )
  }
  const states = volume.multiattach
    ? ['available', 'in-use', 'downloading']
    : ['available', 'downloading']
  if (!states.includes(volume.status)) {
    throw invalidVolume(
      `Volume ${volume.id} status must be ${states.join(' or ')} to reserve, but the current status is ${volume.status}.`,
    )
  }
  const attachment: Attachment = {
    id: randomUUID(),
    server_id: serverId,
    device,
    status: 'reserved',
    mode: volume.metadata['readonly'] === 'True' ? 'ro' : 'rw',
    attached_at: null,
  }
  const attachments = [...volume.attachments, attachment]
  // While its image is being copied it stays "downloading"; the reservation is kept.
  const status = volume.status === 'downloading' ? volume.status : 'reserved'
  put(storage, storage.volumes, volume, { status, attachments })
  return attachment
}

/** The server's machine connects: `attaching`, and afterwards `in-use`. */
export function setAttachment(
  storage: BlockStorage,
  volumeId: string,
  attachmentId: string,
  status: 'attaching' | 'attached',
  atMs: number,
): void {
  const volume = storage.volumes.get(volumeId)
  if (!volume) return
  const attachments = volume.attachments.map((attachment) =>
    attachment.id === attachmentId
      ? { ...attachment, status, attached_at: status === 'attached' ? atMs : null }
      : attachment,
  )
  const change = { attachments, status: status === 'attached' ? 'in-use' : 'attaching' }
  put(storage, storage.volumes, volume, change, atMs)
}

/** Throws 400 unless the volume is attached and nothing else is going on with it. */
export function beginDetaching(storage: BlockStorage, volume: Volume): Volume {
  if (volume.status !== 'in-use' || volume.attachments.length === 0) {
    throw invalidVolume(
      "Unable to detach volume. Volume status must be 'in-use' and attach_status must be 'attached' to detach.",
    )
  }
  return put(storage, storage.volumes, volume, { status: 'detaching' })
}

/** The volume is no longer the server's: `available`, or still another's. */
export function release(
  storage: BlockStorage,
  volumeId: string,
  serverId: string,
  atMs: number,
): void {
  const volume = storage.volumes.get(volumeId)
  if (!volume) return
  const attachments = volume.attachments.filter(({ server_id }) => server_id !== serverId)
  const busy = [
    'creating',
    'downloading',
    'uploading',
    'extending',
    'retyping',
    'backing-up',
  ]
  const rest = attachments.length > 0 ? 'in-use' : 'available'
  const change = busy.includes(volume.status)
    ? { attachments, ...(volume.previous_status && { previous_status: rest }) }
    : { attachments, status: rest }
  put(storage, storage.volumes, volume, change, atMs)
}
