import { optionalFlag, optionalString, optionalTexts, requireString } from '../body.ts'
import { put } from '../change.ts'
import { invalidField } from '../../nova/body.ts'
import { invalidVolume } from '../error.ts'
import type { VolumeAction } from './action.ts'
import { deleteVolume } from '../volume-delete.ts'

/** What is said about a volume without touching its data. */
export const flagActions: Readonly<Record<string, VolumeAction>> = {
  'os-set_bootable': {
    rule: 'volume_extension:volume_actions:set_bootable',
    status: 200,
    run({ storage, volume, argument }) {
      const bootable = optionalFlag('bootable', argument['bootable'])
      if (bootable === undefined) {
        throw invalidField('os-set_bootable', argument, `'bootable' is a required property`)
      }
      put(storage, storage.volumes, volume, { bootable })
      return undefined
    },
  },

  'os-update_readonly_flag': {
    rule: 'volume:update_readonly_flag',
    run({ storage, volume, argument }) {
      const readonly = optionalFlag('readonly', argument['readonly'])
      if (readonly === undefined) {
        throw invalidField(
          'os-update_readonly_flag',
          argument,
          `'readonly' is a required property`,
        )
      }
      if (volume.status !== 'available') {
        throw invalidVolume(
          `Volume ${volume.id} status must be available to update readonly flag, but current status is: ${volume.status}.`,
        )
      }
      const metadata = { ...volume.metadata, readonly: readonly ? 'True' : 'False' }
      put(storage, storage.volumes, volume, { metadata })
      return undefined
    },
  },

  'os-reset_status': {
    rule: 'volume_extension:volume_admin_actions:reset_status',
    adminOnly: true,
    run({ storage, volume, argument }) {
      const status = optionalString('status', argument['status'])
      const isDetached = argument['attach_status'] === 'detached'
      put(storage, storage.volumes, volume, {
        ...(status !== undefined && { status, pending: undefined }),
        ...(isDetached && { attachments: [] }),
      })
      return undefined
    },
  },

  'os-force_delete': {
    rule: 'volume_extension:volume_admin_actions:force_delete',
    adminOnly: true,
    run({ storage, request, volume }) {
      const options = { cascade: false, force: true, requestId: request.id }
      deleteVolume(storage, volume, options)
      return undefined
    },
  },

  'os-set_image_metadata': {
    rule: 'volume_extension:volume_image_metadata:set',
    status: 200,
    run({ storage, volume, argument }) {
      const more = optionalTexts('metadata', argument['metadata'])
      const image_metadata = { ...volume.image_metadata, ...more }
      put(storage, storage.volumes, volume, { image_metadata })
      return { metadata: image_metadata }
    },
  },

  'os-show_image_metadata': {
    rule: 'volume_extension:volume_image_metadata:show',
    status: 200,
    run: ({ volume }) => ({ metadata: volume.image_metadata ?? {} }),
  },

  'os-unset_image_metadata': {
    rule: 'volume_extension:volume_image_metadata:remove',
    status: 200,
    run({ storage, volume, argument }) {
      const key = requireString(argument, 'os-unset_image_metadata', 'key')
      const { [key]: _removed, ...image_metadata } = volume.image_metadata ?? {}
      put(storage, storage.volumes, volume, { image_metadata })
      return undefined
    },
  },
}
