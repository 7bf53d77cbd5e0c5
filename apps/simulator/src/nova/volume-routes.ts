import type { FastifyInstance } from 'fastify'
import { Fault } from '../core/fault.ts'
import { stringAt } from '../core/json.ts'
import { requireObject } from './body.ts'
import type { Compute } from './compute.ts'
import { requireMember } from './error.ts'
import { findServer } from './find.ts'
import { versionOf } from './microversion.ts'
import type { AttachedVolume, Server } from './model.ts'

interface One {
  Params: { id: string; volumeId: string }
}

/** `/servers/<id>/os-volume_attachments`; there are no volumes to attach before Cinder is. */
export function volumeRoutes(app: FastifyInstance, compute: Compute): void {
  app.get<One>('/servers/:id/os-volume_attachments', async (request) => {
    const server = findServer(compute, request, request.params.id)
    const version = versionOf(request)
    return {
      volumeAttachments: server.volumes.map((volume, index) =>
        bodyOf(server, volume, index, version),
      ),
    }
  })

  app.get<One>('/servers/:id/os-volume_attachments/:volumeId', async (request) => {
    const { id, volumeId } = request.params
    const server = findServer(compute, request, id)
    const index = server.volumes.findIndex((volume) => volume.id === volumeId)
    const volume = server.volumes[index]
    if (!volume) throw absent(volumeId)
    return { volumeAttachment: bodyOf(server, volume, index, versionOf(request)) }
  })

  app.post<One>('/servers/:id/os-volume_attachments', async (request) => {
    requireMember(request, 'os-volumes-attachments:create')
    findServer(compute, request, request.params.id)
    const given = requireObject(request.body, 'volumeAttachment')
    throw absent(stringAt(given, 'volumeId') ?? '')
  })

  app.delete<One>('/servers/:id/os-volume_attachments/:volumeId', async (request) => {
    requireMember(request, 'os-volumes-attachments:delete')
    findServer(compute, request, request.params.id)
    throw absent(request.params.volumeId)
  })
}

function absent(id: string): Fault {
  return new Fault(404, `Volume ${id} could not be found.`)
}

function bodyOf(server: Server, volume: AttachedVolume, index: number, version: number) {
  return {
    ...(version < 89 && { id: volume.id }),
    serverId: server.id,
    volumeId: volume.id,
    device: `/dev/vd${String.fromCharCode(97 + index)}`,
    ...(version >= 70 && { tag: null }),
    ...(version >= 79 && { delete_on_termination: volume.delete_on_termination }),
  }
}
