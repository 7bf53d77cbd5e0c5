import {
  compact,
  isRecord,
  readEach,
  readFlag,
  readList,
  readNumber,
  readRecord,
  readText,
  readTextRecord,
} from './json-reader.ts'

/** A server that has the volume. */
export interface VolumeAttachment {
  readonly serverId: string
  /** Where it was looked up: Cinder knows the id alone. */
  readonly serverName?: string
  /** `/dev/vdb`: what Nova asked for; the guest may call it otherwise. */
  readonly device?: string
  readonly attachedAt?: string
}

/** A volume as Cinder tells it, in the region that it was read from. */
export interface Volume {
  readonly region: string
  readonly id: string
  /** Its id where it was given no name. */
  readonly name: string
  /** Cinder's word: `available`, `in-use`, … `unknown` when the answer has none. */
  readonly status: string
  readonly sizeGigabytes: number
  readonly type?: string
  readonly zone?: string
  readonly bootable: boolean
  /** Several servers may have it at once; its type says so. */
  readonly multiattach: boolean
  readonly encrypted: boolean
  readonly description?: string
  readonly metadata: Readonly<Record<string, string>>
  readonly attachments: readonly VolumeAttachment[]
  /** What it was made from, where it was not blank. */
  readonly imageId?: string
  readonly imageName?: string
  readonly snapshotId?: string
  readonly sourceVolumeId?: string
  readonly userId?: string
  readonly projectId?: string
  /** ISO 8601, UTC. */
  readonly createdAt?: string
  readonly updatedAt?: string
}

/** Cinder leaves the zone out of its times. */
export function readCinderTime(value: unknown): string | undefined {
  const text = readText(value)
  return text === undefined || /Z$|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`
}

function parseAttachment(value: unknown): VolumeAttachment[] {
  const record = readRecord(value)
  const serverId = readText(record.server_id)
  if (serverId === undefined) return []
  return [
    compact({
      serverId,
      device: readText(record.device),
      attachedAt: readCinderTime(record.attached_at),
    }),
  ]
}

/**
 * Reads one volume of Cinder's answer (`GET /volumes/<id>`: pass the value of `volume`).
 * Absent when it has no id.
 * https://docs.openstack.org/api-ref/block-storage/v3/#show-a-volume-s-details
 */
export function parseVolume(value: unknown, region: string): Volume | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  if (id === undefined) return undefined
  const image = readRecord(value.volume_image_metadata)
  return compact({
    region,
    id,
    name: readText(value.name) ?? id,
    status: readText(value.status) ?? 'unknown',
    sizeGigabytes: readNumber(value.size) ?? 0,
    type: readText(value.volume_type),
    zone: readText(value.availability_zone),
    // A text in Cinder's answers: "true".
    bootable: readFlag(value.bootable),
    multiattach: readFlag(value.multiattach),
    encrypted: readFlag(value.encrypted),
    description: readText(value.description),
    metadata: readTextRecord(value.metadata),
    attachments: readList(value.attachments).flatMap(parseAttachment),
    imageId: readText(image.image_id),
    imageName: readText(image.image_name),
    snapshotId: readText(value.snapshot_id),
    sourceVolumeId: readText(value.source_volid),
    userId: readText(value.user_id),
    projectId: readText(value['os-vol-tenant-attr:tenant_id']),
    createdAt: readCinderTime(value.created_at),
    updatedAt: readCinderTime(value.updated_at),
  })
}

/** Reads `GET /volumes/detail`. */
export function parseVolumes(answer: unknown, region: string): Volume[] {
  return readEach(answer, 'volumes', (entry) => parseVolume(entry, region))
}
