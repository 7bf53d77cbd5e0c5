import type { Backup, Snapshot, Volume } from '../cinder/model.ts'
import { typeId } from '../cinder/volume-types.ts'
import { uuidOf } from './identifiers.ts'

type NewVolume = Pick<Volume, 'id' | 'project_id' | 'user_id' | 'name' | 'size'> &
  Partial<Volume>

/** A whole volume, free and blank unless told otherwise. */
export function buildVolume(regionId: string, type: string, volume: NewVolume): Volume {
  return {
    description: null,
    status: 'available',
    metadata: {},
    created_at: 0,
    updated_at: volume.created_at ?? 0,
    availability_zone: `${regionId}-a`,
    type_id: typeId(regionId, type),
    snapshot_id: null,
    source_volid: null,
    bootable: false,
    multiattach: false,
    attachments: [],
    ...volume,
  }
}

/** What a copy has of its volume. */
const inherited = (volume: Volume) => ({
  project_id: volume.project_id,
  user_id: volume.user_id,
  volume_id: volume.id,
  size: volume.size,
  metadata: {},
})

export function buildSnapshot(volume: Volume, name: string, atMs: number): Snapshot {
  return {
    ...inherited(volume),
    id: uuidOf(`snapshot:${volume.id}:${name}`),
    name,
    description: null,
    status: 'available',
    created_at: atMs,
    updated_at: atMs + 4_000,
  }
}

/** `id` is given because increments name the backup before them. */
export function buildBackup(
  volume: Volume,
  id: string,
  name: string,
  atMs: number,
): Backup {
  return {
    ...inherited(volume),
    id,
    name,
    description: null,
    status: 'available',
    created_at: atMs,
    updated_at: atMs + 340_000,
    snapshot_id: null,
    container: 'volumebackups',
    availability_zone: volume.availability_zone,
    object_count: Math.ceil((volume.size * 1024) / 50),
    fail_reason: null,
    parent_id: null,
    data_timestamp: atMs,
  }
}
