import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf, projectOf } from '../core/caller.ts'
import { toMicroseconds } from '../core/clock.ts'
import type { BlockStorage } from './block-storage.ts'
import { notFound, requireAdmin, requireMember } from './error.ts'
import { linksOf } from './links.ts'
import { queryOf } from './list.ts'
import { requireVersion } from './microversion.ts'
import type { UserMessage } from './model.ts'
import { findType, typesOf, type VolumeType } from './volume-types.ts'

interface One {
  Params: { id: string }
}

/** Types, zones, services, extensions, and the customer's messages. */
export function cloudRoutes(app: FastifyInstance, storage: BlockStorage): void {
  const { region } = storage

  app.get('/types', async (request) => ({
    volume_types: typesOf(region).map((type) => typeBody(request, type)),
  }))

  app.get<One>('/types/:id', async (request) => {
    const { id } = request.params
    const type = findType(region, id === 'default' ? undefined : id)
    return { volume_type: typeBody(request, type) }
  })

  app.get<One>('/types/:id/extra_specs', async (request) => ({
    extra_specs: findType(region, request.params.id).extra_specs,
  }))

  app.get('/os-availability-zone', async () => ({
    availabilityZoneInfo: storage
      .zones()
      .map((zoneName) => ({ zoneName, zoneState: { available: true } })),
  }))

  app.get('/extensions', async () => ({ extensions: [] }))

  app.get('/os-services', async (request) => {
    requireAdmin(request, 'volume_extension:services:index')
    const binaries = ['cinder-scheduler', 'cinder-volume', 'cinder-backup']
    return {
      services: binaries.map((binary) => ({
        binary,
        host: `storage1-${region.id}${binary === 'cinder-volume' ? '@lvm' : ''}`,
        zone: storage.zones()[0],
        status: 'enabled',
        state: 'up',
        updated_at: toMicroseconds(storage.cloud.clock.now()),
        disabled_reason: null,
      })),
    }
  })

  messageRoutes(app, storage)
}

/** `/messages`, from 3.3 on: why something failed, in words. */
function messageRoutes(app: FastifyInstance, { messages, region }: BlockStorage): void {
  const body = (request: FastifyRequest, message: UserMessage) => ({
    id: message.id,
    event_id: message.event_id,
    user_message: message.user_message,
    message_level: 'ERROR',
    created_at: toMicroseconds(message.created_at),
    guaranteed_until: toMicroseconds(message.created_at + 30 * 86_400_000),
    request_id: message.request_id,
    resource_type: message.resource_type,
    resource_uuid: message.resource_uuid,
    links: linksOf(region, request, 'messages', message.id),
  })
  const find = (request: FastifyRequest<One>) => {
    const found = messages.get(request.params.id)
    if (found?.project_id === projectOf(request)) return found
    throw notFound('Message', request.params.id)
  }

  app.register(async (scope) => {
    scope.addHook('onRequest', async (request) => requireVersion(request, 3))

    scope.get('/messages', async (request) => {
      const { resource_type, resource_uuid } = queryOf(request)
      const own = messages
        .list(projectOf(request))
        .filter(
          (message) =>
            (resource_type === undefined || message.resource_type === resource_type) &&
            (resource_uuid === undefined || message.resource_uuid === resource_uuid),
        )
      return { messages: own.toReversed().map((message) => body(request, message)) }
    })

    scope.get<One>('/messages/:id', async (request) => ({
      message: body(request, find(request)),
    }))

    scope.delete<One>('/messages/:id', async (request, reply) => {
      requireMember(request, 'message:delete')
      messages.delete(find(request).id)
      return reply.code(204).send()
    })
  })
}

/** Of the extra specs a customer sees only what concerns a customer. */
function typeBody(request: FastifyRequest, type: VolumeType): object {
  return {
    id: type.id,
    name: type.name,
    description: type.description,
    is_public: true,
    'os-volume-type-access:is_public': true,
    extra_specs: type.extra_specs,
    ...(callerOf(request).isAdmin && { qos_specs_id: null }),
  }
}
