import type { Resource } from '../core/collection.ts'

/** A step that is under way; `steps.ts` carries it out when it is due. */
export interface PendingStep {
  readonly step: string
  /** Milliseconds since the epoch. */
  readonly dueAt: number
  readonly requestId: string
}

/** What volumes, snapshots and backups share. Times in milliseconds since the epoch. */
export interface StoredThing extends Resource {
  readonly project_id: string
  readonly user_id: string
  readonly name: string | null
  readonly description: string | null
  readonly status: string
  /** GiB. */
  readonly size: number
  readonly metadata: Readonly<Record<string, string>>
  readonly created_at: number
  readonly updated_at: number | null
  readonly pending?: PendingStep
}

export interface Attachment {
  readonly id: string
  readonly server_id: string
  readonly device: string
  readonly status: 'reserved' | 'attaching' | 'attached'
  readonly mode: 'rw' | 'ro'
  readonly attached_at: number | null
}

export interface Volume extends StoredThing {
  readonly availability_zone: string
  readonly type_id: string
  readonly snapshot_id: string | null
  readonly source_volid: string | null
  readonly bootable: boolean
  readonly multiattach: boolean
  readonly attachments: readonly Attachment[]
  /** What was known of the image that the volume was made from. */
  readonly image_metadata?: Readonly<Record<string, string>>
  /** The status to go back to when the task that is under way ends. */
  readonly previous_status?: string
  /** What the task that is under way works towards. */
  readonly goal?: VolumeGoal
}

export interface VolumeGoal {
  readonly size?: number
  readonly type_id?: string
  readonly image_id?: string
}

export interface Snapshot extends StoredThing {
  readonly volume_id: string
}

export interface Backup extends StoredThing {
  readonly volume_id: string
  readonly snapshot_id: string | null
  readonly container: string
  readonly availability_zone: string
  readonly object_count: number
  readonly fail_reason: string | null
  /** The backup that this one holds the changes since. */
  readonly parent_id: string | null
  /** The moment whose data it holds. */
  readonly data_timestamp: number
  /** The volume that it is being restored into. */
  readonly restoring_to?: string
}

export interface Transfer extends Resource {
  readonly project_id: string
  readonly name: string | null
  readonly volume_id: string
  readonly no_snapshots: boolean
  /** The key is told once; only its hash is kept. */
  readonly key_hash: string
  readonly created_at: number
}

/** Why something failed, in words for the customer (Cinder's "user messages"). */
export interface UserMessage extends Resource {
  readonly project_id: string
  readonly event_id: string
  readonly user_message: string
  readonly resource_type: 'VOLUME' | 'VOLUME_SNAPSHOT' | 'VOLUME_BACKUP'
  readonly resource_uuid: string
  readonly request_id: string
  readonly created_at: number
}

/** `id` is the project's; only limits that differ from the defaults. */
export interface QuotaSet extends Resource {
  readonly limits: Readonly<Record<string, number>>
}
