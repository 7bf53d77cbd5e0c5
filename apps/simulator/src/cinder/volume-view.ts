import type { FastifyRequest } from 'fastify'
import { callerOf } from '../core/caller.ts'
import { toMicroseconds } from '../core/clock.ts'
import type { BlockStorage } from './block-storage.ts'
import { linksOf } from './links.ts'
import { versionOf } from './microversion.ts'
import type { Attachment, Volume } from './model.ts'
import { typesOf } from './volume-types.ts'

/** The body of a volume in detail (cinder.api.v3.views.volumes.ViewBuilder). */
export function volumeBody(
  { region }: BlockStorage,
  request: FastifyRequest,
  volume: Volume,
): object {
  const version = versionOf(request)
  const { isAdmin } = callerOf(request)
  const type = typesOf(region).find(({ id }) => id === volume.type_id)
  const image = volume.image_metadata
  const host = `storage1-${region.id}@lvm#lvm`
  return {
    id: volume.id,
    status: volume.status,
    size: volume.size,
    availability_zone: volume.availability_zone,
    created_at: toMicroseconds(volume.created_at),
    updated_at: volume.updated_at && toMicroseconds(volume.updated_at),
    name: volume.name,
    description: volume.description,
    volume_type: type?.name ?? volume.type_id,
    snapshot_id: volume.snapshot_id,
    source_volid: volume.source_volid,
    metadata: volume.metadata,
    links: linksOf(region, request, 'volumes', volume.id),
    user_id: volume.user_id,
    bootable: String(volume.bootable),
    encrypted: false,
    replication_status: null,
    consistencygroup_id: null,
    multiattach: volume.multiattach,
    attachments: volume.attachments
      .filter(({ status }) => status === 'attached')
      .map((attachment) => attachmentOf(volume, attachment)),
    ...(isAdmin && { migration_status: null, 'os-vol-host-attr:host': host }),
    ...(isAdmin && { 'os-vol-mig-status-attr:migstat': null }),
    ...(isAdmin && { 'os-vol-mig-status-attr:name_id': null }),
    'os-vol-tenant-attr:tenant_id': volume.project_id,
    ...(image && { volume_image_metadata: image }),
    ...(version >= 13 && { group_id: null }),
    ...(version >= 21 && isAdmin && { provider_id: null }),
    ...(version >= 48 && { shared_targets: version >= 69 ? null : true }),
    ...(version >= 48 && { service_uuid: null }),
    ...(version >= 61 && isAdmin && { cluster_name: null }),
    ...(version >= 63 && { volume_type_id: volume.type_id }),
    ...(version >= 65 && { consumes_quota: true }),
  }
}

/** What a list without details shows of a volume. */
export function briefVolume(
  { region }: BlockStorage,
  request: FastifyRequest,
  { id, name }: Volume,
): object {
  return { id, name, links: linksOf(region, request, 'volumes', id) }
}

function attachmentOf(volume: Volume, attachment: Attachment): object {
  return {
    id: volume.id,
    attachment_id: attachment.id,
    volume_id: volume.id,
    server_id: attachment.server_id,
    host_name: null,
    device: attachment.device,
    attached_at: attachment.attached_at && toMicroseconds(attachment.attached_at),
  }
}
