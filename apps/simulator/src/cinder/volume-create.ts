import { randomUUID } from 'node:crypto'
import type { Collection, Resource } from '../core/collection.ts'
import { Fault } from '../core/fault.ts'
import { metadataOf, requireFitting } from './image.ts'
import type { BlockStorage, Image } from './block-storage.ts'
import {
  invalidBackup,
  invalidInput,
  invalidSnapshot,
  invalidVolume,
  notFound,
} from './error.ts'
import { visibleImage } from './find.ts'
import type { Backup, Snapshot, Volume } from './model.ts'
import { requireRoom } from './quota.ts'
import { findType, isMultiattach } from './volume-types.ts'

/** What a volume is asked to be, from a request or from Nova. */
export interface VolumeRequest {
  readonly name: string | null
  readonly description: string | null
  /** GiB; nothing: that of the source. */
  readonly size: number | undefined
  readonly type: string | undefined
  readonly zone: string | undefined
  readonly metadata: Readonly<Record<string, string>>
  readonly imageId: string | undefined
  readonly snapshotId: string | undefined
  readonly sourceId: string | undefined
  readonly backupId: string | undefined
}

export interface Asker {
  readonly projectId: string
  readonly userId: string
  readonly requestId: string
}

interface Sources {
  readonly image: Image | undefined
  readonly snapshot: Snapshot | undefined
  readonly volume: Volume | undefined
  readonly backup: Backup | undefined
}

const malformed =
  'The server could not comply with the request since it is either malformed or otherwise incorrect.'

/** A blank volume with nothing said about it. */
export const blankRequest: VolumeRequest = {
  name: null,
  description: null,
  size: undefined,
  type: undefined,
  zone: undefined,
  metadata: {},
  imageId: undefined,
  snapshotId: undefined,
  sourceId: undefined,
  backupId: undefined,
}

/** Makes a volume, or throws Cinder's refusal (cinder.volume.flows.api.create_volume). */
export function createVolume(
  storage: BlockStorage,
  asker: Asker,
  asked: VolumeRequest,
): Volume {
  const { clock } = storage.cloud
  const sources = sourcesOf(storage, asker.projectId, asked)
  const origin = sources.volume ?? storage.volumes.get(sources.snapshot?.volume_id ?? '')
  const type = findType(storage.region, asked.type ?? origin?.type_id)
  requireStates(sources)
  const size = sizeOf(asked.size, sources)
  if (sources.image) requireFitting(sources.image, size)
  const zones = storage.zones()
  const zone = asked.zone ?? origin?.availability_zone ?? zones[0]
  if (!zones.includes(zone)) throw new Fault(400, `Availability zone '${zone}' is invalid.`)
  requireRoom(storage, asker.projectId, { kind: 'volumes', count: 1, gigabytes: size })
  const image = sources.image ? metadataOf(sources.image) : origin?.image_metadata
  return storage.volumes.put({
    id: randomUUID(),
    project_id: asker.projectId,
    user_id: asker.userId,
    name: asked.name,
    description: asked.description,
    status: 'creating',
    size,
    metadata: asked.metadata,
    created_at: clock.now(),
    updated_at: null,
    availability_zone: zone,
    type_id: type.id,
    snapshot_id: sources.snapshot?.id ?? null,
    source_volid: sources.volume?.id ?? null,
    bootable: sources.image !== undefined || origin?.bootable === true,
    multiattach: isMultiattach(type),
    attachments: [],
    ...(image && { image_metadata: image }),
    pending: { step: 'scheduled', dueAt: clock.after(0.7), requestId: asker.requestId },
  })
}

function sourcesOf(
  storage: BlockStorage,
  projectId: string,
  asked: VolumeRequest,
): Sources {
  const { backups, snapshots, volumes } = storage
  return {
    image:
      asked.imageId === undefined ? undefined : imageOf(storage, projectId, asked.imageId),
    snapshot: ownSource('Snapshot', snapshots, projectId, asked.snapshotId),
    volume: ownSource('Volume', volumes, projectId, asked.sourceId),
    backup: ownSource('Backup', backups, projectId, asked.backupId),
  }
}

function imageOf(storage: BlockStorage, projectId: string, id: string): Image {
  const image = visibleImage(storage, id, projectId)
  if (image) return image
  throw new Fault(400, 'Invalid image identifier or unable to access requested image.')
}

function ownSource<T extends Resource>(
  what: string,
  collection: Collection<T>,
  projectId: string,
  id: string | undefined,
): T | undefined {
  if (id === undefined) return undefined
  const found = collection.get(id)
  if (found?.project_id === projectId) return found
  throw notFound(what, id)
}

function requireStates({ snapshot, volume, backup }: Sources): void {
  const refusal = (what: string, states: string) =>
    `Originating ${what} status must be one of '${states}' values`
  if (snapshot && snapshot.status !== 'available') {
    throw invalidSnapshot(refusal('snapshot', 'available'))
  }
  if (volume && !['available', 'in-use'].includes(volume.status)) {
    throw invalidVolume(refusal('source volume', 'available, in-use'))
  }
  if (backup && backup.status !== 'available') {
    throw invalidBackup(refusal('backup', 'available'))
  }
}

function sizeOf(asked: number | undefined, { snapshot, volume, backup }: Sources): number {
  const size = asked ?? volume?.size ?? snapshot?.size ?? backup?.size
  // The real one fails at reckoning with no number, and tells no more than that.
  if (size === undefined) throw new Fault(400, malformed)
  if (volume && size < volume.size) {
    throw invalidInput(
      `Volume size '${size}'GB cannot be smaller than original volume size  ${volume.size}GB. They must be >= original volume size.`,
    )
  }
  if (snapshot && size < snapshot.size) {
    throw invalidInput(
      `Volume size '${size}'GB cannot be smaller than the snapshot size ${snapshot.size}GB. They must be >= original snapshot size.`,
    )
  }
  if (backup && size < backup.size) {
    throw invalidInput(
      `Volume size ${size}GB cannot be smaller than the backup size ${backup.size}GB. It must be >= backup size.`,
    )
  }
  return size
}
