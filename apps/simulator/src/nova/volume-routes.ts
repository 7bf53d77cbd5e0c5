import type { FastifyInstance } from 'fastify'
import { openBlockStorage } from '../cinder/block-storage.ts'
import { Fault } from '../core/fault.ts'
import { invalidField, optionalString, refuseUnknown, requireObject } from './body.ts'
import type { Compute } from './compute.ts'
import { requireMember } from './error.ts'
import { findServer } from './find.ts'
import { startAction } from './instance-action.ts'
import { requireVersion, versionOf } from './microversion.ts'
import type { AttachedVolume, Server, VmState } from './model.ts'
import { requirePossible } from './task.ts'
import { beginAttach, beginDetach, reserveFor } from './volume-attach.ts'

interface One {
  Params: { id: string; volumeId: string }
}

/** nova.compute.api.API.attach_volume and detach_volume. */
const STATES: readonly VmState[] = [
  'active',
  'paused',
  'stopped',
  'resized',
  'shelved',
  'shelved_offloaded',
]

/** `/servers/<id>/os-volume_attachments`. */
export function volumeRoutes(app: FastifyInstance, compute: Compute): void {
  app.get<One>('/servers/:id/os-volume_attachments', async (request) => {
    const server = findServer(compute, request, request.params.id)
    const version = versionOf(request)
    return {
      volumeAttachments: server.volumes.map((volume) => bodyOf(server, volume, version)),
    }
  })

  app.get<One>('/servers/:id/os-volume_attachments/:volumeId', async (request) => {
    const { id, volumeId } = request.params
    const server = findServer(compute, request, id)
    const volume = attachedTo(server, volumeId)
    return { volumeAttachment: bodyOf(server, volume, versionOf(request)) }
  })

  app.post<One>('/servers/:id/os-volume_attachments', async (request) => {
    const caller = requireMember(request, 'os-volumes-attachments:create')
    const server = findServer(compute, request, request.params.id)
    const version = versionOf(request)
    const given = requireObject(request.body, 'volumeAttachment')
    refuseUnknown('volumeAttachment', given, [
      'volumeId',
      'device',
      ...(version >= 49 ? ['tag'] : []),
      ...(version >= 79 ? ['delete_on_termination'] : []),
    ])
    const volumeId = given['volumeId']
    if (typeof volumeId !== 'string') {
      throw invalidField('volumeAttachment', given, `'volumeId' is a required property`)
    }
    const volume = openBlockStorage(compute).volumes.get(volumeId)
    if (volume?.project_id !== server.project_id) {
      throw new Fault(404, `Volume ${volumeId} could not be found.`)
    }
    requirePossible('attach_volume', { states: STATES }, server, caller)
    if (server.volumes.some(({ id }) => id === volumeId)) {
      throw new Fault(400, `Invalid volume: volume ${volumeId} already attached`)
    }
    if (volume.multiattach && version < 60) {
      throw new Fault(
        400,
        'Multiattach volumes are only supported starting with compute API version 2.60.',
      )
    }
    const tag = optionalString('tag', given['tag'])
    const attached = reserveFor(compute, server, volume, request.id, {
      deleteOnTermination: given['delete_on_termination'] === true,
      ...(tag !== undefined && { tag }),
    })
    const now = compute.cloud.clock.now()
    startAction(compute, server, 'attach_volume', request.id, caller.userId, now)
    const changed = compute.servers.put({
      ...server,
      volumes: [...server.volumes, attached],
    })
    beginAttach(compute, changed, attached, request.id)
    return { volumeAttachment: bodyOf(changed, attached, version) }
  })

  app.put<One>('/servers/:id/os-volume_attachments/:volumeId', async (request, reply) => {
    requireVersion(request, 85)
    requireMember(request, 'os-volumes-attachments:update')
    const { id, volumeId } = request.params
    const server = findServer(compute, request, id)
    const given = requireObject(request.body, 'volumeAttachment')
    if (given['volumeId'] !== volumeId) {
      throw new Fault(
        403,
        "Policy doesn't allow os_compute_api:os-volumes-attachments:swap to be performed.",
      )
    }
    const attached = attachedTo(server, volumeId)
    const delete_on_termination =
      typeof given['delete_on_termination'] === 'boolean'
        ? given['delete_on_termination']
        : attached.delete_on_termination
    const volumes = server.volumes.map((volume) =>
      volume.id === volumeId ? { ...volume, delete_on_termination } : volume,
    )
    compute.servers.put({ ...server, volumes })
    return reply.code(202).send()
  })

  app.delete<One>(
    '/servers/:id/os-volume_attachments/:volumeId',
    async (request, reply) => {
      const caller = requireMember(request, 'os-volumes-attachments:delete')
      const { id, volumeId } = request.params
      const server = findServer(compute, request, id)
      const attached = attachedTo(server, volumeId)
      if (attached.boot_index === 0) {
        throw new Fault(400, 'Cannot detach a root device volume')
      }
      requirePossible('detach_volume', { states: STATES }, server, caller)
      beginDetach(compute, server, attached, request.id)
      const now = compute.cloud.clock.now()
      startAction(compute, server, 'detach_volume', request.id, caller.userId, now)
      return reply.code(202).send()
    },
  )
}

function attachedTo({ volumes }: Server, volumeId: string): AttachedVolume {
  const volume = volumes.find(({ id }) => id === volumeId)
  if (volume) return volume
  throw new Fault(404, `No volume Block Device Mapping with id ${volumeId}.`)
}

function bodyOf(server: Server, volume: AttachedVolume, version: number) {
  return {
    ...(version < 89 && { id: volume.id }),
    serverId: server.id,
    volumeId: volume.id,
    device: volume.device,
    ...(version >= 70 && { tag: volume.tag ?? null }),
    ...(version >= 79 && { delete_on_termination: volume.delete_on_termination }),
    ...(version >= 89 && {
      attachment_id: volume.attachment_id,
      bdm_uuid: volume.attachment_id,
    }),
  }
}
