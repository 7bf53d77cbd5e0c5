import { optionalString, requireString } from '../body.ts'
import { beginDetaching, release, reserve, setAttachment } from '../attachment.ts'
import { put } from '../change.ts'
import { invalidVolume } from '../error.ts'
import type { VolumeAction } from './action.ts'

/** How Nova of old, and administrators, take a volume and give it back. */
export const connectionActions: Readonly<Record<string, VolumeAction>> = {
  'os-reserve': {
    rule: 'volume_extension:volume_actions:reserve',
    run({ storage, volume }) {
      const states = volume.multiattach ? ['available', 'in-use'] : ['available']
      if (!states.includes(volume.status)) {
        throw invalidVolume(
          `Volume status must be ${states.join(' or ')} to reserve, but the status is ${volume.status}.`,
        )
      }
      put(storage, storage.volumes, volume, { status: 'attaching' })
      return undefined
    },
  },

  'os-unreserve': {
    rule: 'volume_extension:volume_actions:unreserve',
    run({ storage, volume }) {
      if (volume.status !== 'attaching') return undefined
      const status = volume.attachments.length > 0 ? 'in-use' : 'available'
      put(storage, storage.volumes, volume, { status })
      return undefined
    },
  },

  'os-attach': {
    rule: 'volume_extension:volume_actions:attach',
    run({ storage, volume, argument }) {
      const serverId = requireString(argument, 'os-attach', 'instance_uuid')
      const device = requireString(argument, 'os-attach', 'mountpoint')
      const free =
        volume.status === 'attaching' ? { ...volume, status: 'available' } : volume
      const { id } = reserve(storage, free, { serverId, device })
      setAttachment(storage, volume.id, id, 'attached', storage.cloud.clock.now())
      return undefined
    },
  },

  'os-begin_detaching': {
    rule: 'volume_extension:volume_actions:begin_detaching',
    run({ storage, volume }) {
      beginDetaching(storage, volume)
      return undefined
    },
  },

  'os-roll_detaching': {
    rule: 'volume_extension:volume_actions:roll_detaching',
    run({ storage, volume }) {
      if (volume.status === 'detaching') {
        put(storage, storage.volumes, volume, { status: 'in-use' })
      }
      return undefined
    },
  },

  'os-detach': {
    rule: 'volume_extension:volume_actions:detach',
    run({ storage, volume, argument }) {
      const attachmentId = optionalString('attachment_id', argument['attachment_id'])
      const attachment = volume.attachments.find(
        ({ id }) => id === (attachmentId ?? volume.attachments[0]?.id),
      )
      if (!attachment) throw invalidVolume('Volume is not attached.')
      const atMs = storage.cloud.clock.now()
      release(storage, volume.id, attachment.server_id, atMs)
      return undefined
    },
  },
}
