import { projectOf } from '../../core/caller.ts'
import { Fault } from '../../core/fault.ts'
import { toMicroseconds } from '../../core/clock.ts'
import {
  notOneOf,
  optionalFlag,
  optionalSize,
  optionalString,
  requireString,
} from '../body.ts'
import { begin } from '../change.ts'
import {
  invalidInput,
  invalidSnapshot,
  invalidVolume,
  notFound,
  requireAdmin,
} from '../error.ts'
import { queueImage } from '../image.ts'
import { versionOf } from '../microversion.ts'
import { requireRoom } from '../quota.ts'
import type { VolumeAction } from './action.ts'
import { findType, isMultiattach } from '../volume-types.ts'

/** Those that an image of a volume can have. */
const diskFormats = ['raw', 'vmdk', 'vdi', 'qcow2', 'vhd', 'vhdx', 'ploop']

function requireOneOf(path: string, value: unknown, known: readonly string[]): void {
  if (value === undefined) return
  if (typeof value !== 'string' || !known.includes(value))
    throw notOneOf(path, value, known)
}

/** What moves or grows a volume's data: extend, retype, upload, revert. */
export const dataActions: Readonly<Record<string, VolumeAction>> = {
  'os-extend': {
    rule: 'volume:extend',
    run({ storage, request, volume, argument }) {
      const size = optionalSize('new_size', argument['new_size'])
      if (size === undefined) {
        throw new Fault(
          400,
          `Invalid input for field/attribute os-extend. Value: ${JSON.stringify(argument)}. 'new_size' is a required property`,
        )
      }
      const inUse = volume.status === 'in-use' && versionOf(request) >= 42
      const expected = inUse ? 'in-use' : 'available'
      if (volume.status !== expected) {
        throw invalidVolume(
          `Volume ${volume.id} status must be '{'status': '${expected}'}' to extend, currently ${volume.status}.`,
        )
      }
      if (size <= volume.size) {
        throw invalidInput(
          `New size for extend must be greater than current size. (current: ${volume.size}, extended: ${size}).`,
        )
      }
      const gigabytes = size - volume.size
      requireRoom(storage, volume.project_id, { kind: 'volumes', count: 0, gigabytes })
      begin(
        storage,
        storage.volumes,
        volume,
        { status: 'extending', previous_status: volume.status, goal: { size } },
        { step: 'extended', seconds: 1.5, requestId: request.id },
      )
      return undefined
    },
  },

  'os-retype': {
    rule: 'volume:retype',
    run({ storage, request, volume, argument }) {
      const name = requireString(argument, 'os-retype', 'new_type')
      requireOneOf('migration_policy', argument['migration_policy'], ['on-demand', 'never'])
      const type = findType(storage.region, name)
      if (isMultiattach(type) !== volume.multiattach && volume.status !== 'available') {
        throw invalidInput(
          `Invalid volume_type passed, retypes affecting multiattach are only allowed on available volumes, the specified volume however currently has a status of: ${volume.status}.`,
        )
      }
      const isReady = ['available', 'in-use'].includes(volume.status)
      if (!isReady || type.id === volume.type_id) {
        throw invalidVolume(
          'Retype needs volume to be in available or in-use state, not be part of an active migration or a consistency group, requested type has to be different that the one from the volume, and for in-use volumes front-end qos specs cannot change.',
        )
      }
      begin(
        storage,
        storage.volumes,
        volume,
        {
          status: 'retyping',
          previous_status: volume.status,
          multiattach: isMultiattach(type),
          goal: { type_id: type.id },
        },
        { step: 'retyped', seconds: 2.5, requestId: request.id },
      )
      return undefined
    },
  },

  'os-volume_upload_image': {
    rule: 'volume_extension:volume_actions:upload_image',
    run({ storage, request, volume, argument }) {
      // `force` is taken and ignored: enable_force_upload is off by default.
      optionalFlag('force', argument['force'])
      const isNew = versionOf(request) >= 1
      const visibility = optionalString('visibility', argument['visibility']) ?? 'private'
      if (isNew && visibility === 'public') {
        requireAdmin(request, 'volume_extension:volume_actions:upload_public')
      }
      const name = requireString(argument, 'os-volume_upload_image', 'image_name')
      requireOneOf('disk_format', argument['disk_format'], diskFormats)
      if (volume.status !== 'available') {
        throw invalidVolume(`Volume ${volume.id} status must be available`)
      }
      const image = queueImage(storage, volume, {
        name,
        containerFormat:
          optionalString('container_format', argument['container_format']) ?? 'bare',
        diskFormat: optionalString('disk_format', argument['disk_format']) ?? 'raw',
        visibility: isNew ? visibility : 'private',
        isProtected: isNew && optionalFlag('protected', argument['protected']) === true,
      })
      const changed = begin(
        storage,
        storage.volumes,
        volume,
        {
          status: 'uploading',
          previous_status: volume.status,
          goal: { image_id: image.id },
        },
        { step: 'uploaded', seconds: 3, requestId: request.id },
      )
      return {
        'os-volume_upload_image': {
          id: volume.id,
          updated_at: changed.updated_at && toMicroseconds(changed.updated_at),
          status: 'uploading',
          display_description: volume.description,
          size: volume.size,
          volume_type: findType(storage.region, volume.type_id),
          image_id: image.id,
          container_format: image['container_format'],
          disk_format: image['disk_format'],
          image_name: image.name,
          ...(isNew && { protected: image['protected'], visibility: image.visibility }),
        },
      }
    },
  },

  revert: {
    rule: 'volume:revert_to_snapshot',
    run({ storage, request, volume, argument }) {
      const id = requireString(argument, 'revert', 'snapshot_id')
      const snapshot = storage.snapshots.get(id)
      if (snapshot?.project_id !== projectOf(request)) throw notFound('Snapshot', id)
      const own = storage.snapshots.by('volume_id', volume.id)
      const latest = own.toSorted((a, b) => b.created_at - a.created_at)[0]
      if (snapshot.id !== latest?.id) {
        throw new Fault(
          400,
          `Specified snapshot ID ${id} isn't the latest one of volume ${volume.id}.`,
        )
      }
      const prefix = `Can't revert volume ${volume.id} to its latest snapshot ${id}.`
      if (volume.status !== 'available') {
        throw invalidVolume(`${prefix} Volume's status must be 'available'.`)
      }
      if (snapshot.status !== 'available') {
        throw invalidSnapshot(`${prefix} Snapshot's status must be 'available'.`)
      }
      begin(
        storage,
        storage.volumes,
        volume,
        { status: 'reverting', previous_status: volume.status, size: snapshot.size },
        { step: 'reverted', seconds: 1.5, requestId: request.id },
      )
      return undefined
    },
  },
}
