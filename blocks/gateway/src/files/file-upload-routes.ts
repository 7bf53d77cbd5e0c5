import type { FastifyInstance, FastifyRequest } from 'fastify'
import { activity } from '@aloft/contracts/activity'
import type { FileUpload } from '@aloft/contracts/file-upload'
import { gateway } from '@aloft/contracts/gateway'
import { serve } from '@aloft/kernel/operation-route'
import { objectId } from '@aloft/openstack/stored-object'
import { endpointOf } from '../cloud/endpoint.ts'
import { servicesOf, type GatewayDeps } from '../gateway-services.ts'

/**
 * Under `/api/gateway`: what is written down of files that a page sends into Swift. Whether they may be
 * sent is for Swift to say, which has rules of its own for each container.
 */
export function fileUploadRoutes(app: FastifyInstance, deps: GatewayDeps): void {
  const { resolver } = servicesOf(deps)
  const { segmentBytes } = deps.config.fileUploads

  /**
   * The entry of the activity; one that was written by this person under the key is given back, so that
   * nobody else's can be named.
   */
  async function entryOf(request: FastifyRequest, upload: FileUpload, traceId: string) {
    const session = await resolver.require(request)
    const { key, region, container, object, sizeBytes } = upload
    // Says which regions there are when it is none of them.
    endpointOf(session.endpoints, region, 'object-store')
    const target = { region, id: objectId(container, object) }
    const { entry } = await deps.call(activity)('POST /entries', {
      body: {
        key,
        sessionId: session.id,
        accountId: session.project.id,
        userId: session.user.id,
        username: session.user.name,
        act: 'object.upload',
        title: `Upload a file as ${container}/${object}`,
        targets: [target],
        input: { sizeBytes },
        deadlineSeconds: 86_400,
        begun: [0],
        traceId,
      },
    })
    return { id: entry.id, target }
  }

  serve(app, gateway, 'POST /file-uploads', async ({ body, request, traceId }) => {
    await entryOf(request, body, traceId)
    return { segmentBytes }
  })

  serve(app, gateway, 'POST /file-uploads/end', async ({ body, request, traceId }) => {
    const { upload, state, message } = body
    const { id, target } = await entryOf(request, upload, traceId)
    const outcome = { state, target, ...(message !== undefined && { message }) }
    await deps.call(activity)('PUT /entries/:id/outcome', {
      params: { id },
      body: { outcomes: [outcome] },
    })
    return undefined
  })
}
