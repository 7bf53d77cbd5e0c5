import type { FastifyInstance } from 'fastify'
import { projectOf } from '../core/caller.ts'
import { toMicroseconds } from '../core/clock.ts'
import { Fault } from '../core/fault.ts'
import type { BlockStorage } from './block-storage.ts'
import { requireMember } from './error.ts'
import { requireVersion } from './microversion.ts'
import type { Attachment, Volume } from './model.ts'

interface One {
  Params: { id: string }
}

/** `/attachments`, from 3.27 on: read here, made and ended by Nova. */
export function attachmentRoutes(app: FastifyInstance, storage: BlockStorage): void {
  const all = (projectId: string) =>
    storage.volumes
      .list(projectId)
      .flatMap((volume) => volume.attachments.map((attachment) => ({ volume, attachment })))
  const find = (projectId: string, id: string) => {
    const found = all(projectId).find(({ attachment }) => attachment.id === id)
    if (found) return found
    throw new Fault(
      404,
      `Volume attachment could not be found with filter: attachment_id = ${id}.`,
    )
  }

  app.register(async (scope) => {
    scope.addHook('onRequest', async (request) => requireVersion(request, 27))

    scope.get('/attachments', async (request) => ({
      attachments: all(projectOf(request)).map(({ volume, attachment }) =>
        briefBody(volume, attachment),
      ),
    }))

    scope.get('/attachments/detail', async (request) => ({
      attachments: all(projectOf(request)).map(({ volume, attachment }) =>
        body(volume, attachment),
      ),
    }))

    scope.get<One>('/attachments/:id', async (request) => {
      const { volume, attachment } = find(projectOf(request), request.params.id)
      return { attachment: body(volume, attachment) }
    })

    scope.delete<One>('/attachments/:id', async (request) => {
      requireMember(request, 'volume:attachment_delete')
      const { attachment } = find(projectOf(request), request.params.id)
      // Data would be lost: only Nova knows when the server has let go (bug 2004555).
      throw new Fault(
        409,
        `Detach volume from instance ${attachment.server_id} using the Compute API`,
      )
    })
  })
}

function briefBody(volume: Volume, attachment: Attachment): object {
  return {
    id: attachment.id,
    status: attachment.status,
    instance: attachment.server_id,
    volume_id: volume.id,
  }
}

function body(volume: Volume, attachment: Attachment): object {
  return {
    ...briefBody(volume, attachment),
    attached_at: attachment.attached_at && toMicroseconds(attachment.attached_at),
    detached_at: null,
    attach_mode: attachment.mode,
    connection_info: {},
  }
}
