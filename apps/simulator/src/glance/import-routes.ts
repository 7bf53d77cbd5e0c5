import type { FastifyInstance } from 'fastify'
import { callerOf } from '../core/caller.ts'
import { toSeconds } from '../core/clock.ts'
import type { ServiceScope } from '../core/cloud.ts'
import type { Collection } from '../core/collection.ts'
import { Fault } from '../core/fault.ts'
import { isObject } from '../core/json.ts'
import { type ImageRoute, type Images, imageOf, ownImageOf } from './access.ts'
import { notAuthorized } from './fault.ts'
import type { Image } from './image.ts'
import { importMethods } from './import-methods.ts'
import { type Importer, methodOf } from './importer.ts'
import type { ImageQuota } from './quota.ts'
import { type ImportTask, newTask, toImageTask, toTask } from './task.ts'

interface TaskRoute {
  Params: { id: string }
}

/** Imports, their tasks, and what is said about them beforehand. */
export function importRoutes(
  app: FastifyInstance,
  { cloud }: ServiceScope,
  parts: {
    readonly store: Images
    readonly tasks: Collection<ImportTask>
    readonly importer: Importer
    readonly quota: ImageQuota
  },
): void {
  const { store, tasks, importer, quota } = parts

  app.get('/v2/info/import', () => ({
    'import-methods': {
      description: 'Import methods available.',
      type: 'array',
      value: importMethods,
    },
  }))
  app.get('/v2/info/usage', (request) => ({
    usage: quota.usage(callerOf(request).projectId ?? ''),
  }))

  app.post<ImageRoute>('/v2/images/:id/import', (request, reply) => {
    const method = checkMethod(request.body)
    const image = imageOf(store, request)
    quota.require(image.owner ?? '', 'image_size_total', 0)
    checkState(image, method.name)
    ownImageOf(store, request, 'modify_image')
    if (image['os_glance_import_task'] !== undefined) {
      throw new Fault(409, 'Image has active task')
    }
    if (method.name === 'web-download' && !mayBeFetched(method.uri)) {
      throw new Fault(400, `URI for web-download does not pass filtering: ${method.uri}`)
    }
    const caller = callerOf(request)
    const task = tasks.put(
      newTask(
        {
          owner: caller.projectId ?? '',
          user_id: caller.userId,
          request_id: request.id,
          image_id: image.id,
          input: {
            image_id: image.id,
            import_req: request.body,
            backend: [null],
            ...(isObject(request.body) ? request.body : {}),
          },
        },
        cloud.clock.now(),
      ),
    )
    store.images.put({
      ...image,
      os_glance_import_task: task.id,
      os_glance_importing_to_stores: '',
      os_glance_failed_import: '',
      updated_at: toSeconds(cloud.clock.now()),
    })
    importer.start(task)
    return reply.code(202).send()
  })

  app.get<ImageRoute>('/v2/images/:id/tasks', (request) => {
    const image = imageOf(store, request)
    const newest = tasks.by('image_id', image.id).toReversed()
    return { tasks: newest.map(toImageTask) }
  })

  app.get('/v2/tasks', (request) => {
    requireAdmin(callerOf(request).isAdmin)
    const newest = tasks.list().toReversed()
    return { tasks: newest.map(toTask), first: '/v2/tasks', schema: '/v2/schemas/tasks' }
  })
  app.get<TaskRoute>('/v2/tasks/:id', (request) => {
    requireAdmin(callerOf(request).isAdmin)
    const task = tasks.get(request.params.id)
    if (task) return toTask(task)
    throw new Fault(404, `Task ${request.params.id} could not be found`)
  })
  app.post('/v2/tasks', () => requireAdmin(false))
}

/** By the policy `tasks_api_access`, which is an administrator's. */
function requireAdmin(isAdmin: boolean): void {
  if (!isAdmin) throw notAuthorized('tasks_api_access')
}

function checkMethod(body: unknown): { name: string; uri: string } {
  const method = methodOf(body)
  if (method.name === '') {
    throw new Fault(
      400,
      "Import request requires a 'method' field: 'name' is a required property",
    )
  }
  if (!importMethods.some((known) => known === method.name)) {
    throw new Fault(400, `Unknown import method name '${method.name}'.`)
  }
  if (method.name === 'web-download' && method.uri === '') {
    throw new Fault(400, "'uri' is required for import method web-download.")
  }
  return method
}

function checkState(image: Image, method: string): void {
  const conflict = (words: string): never => {
    throw new Fault(409, words)
  }
  if (image.status === 'active') {
    conflict('Image with status active cannot be target for import')
  }
  if (image.status !== 'queued' && method === 'web-download') {
    conflict(`Image needs to be in 'queued' state to use '${method}' method`)
  }
  if (image.status !== 'uploading' && method === 'glance-direct') {
    conflict("Image needs to be staged before 'glance-direct' method can be used")
  }
  if (image.container_format === null) {
    conflict("'container_format' needs to be set before import")
  }
  if (image.disk_format === null) conflict("'disk_format' needs to be set before import")
}

/** A real Glance fetches from everywhere but where its operator says; this one from here only. */
function mayBeFetched(uri: string): boolean {
  if (!URL.canParse(uri)) return false
  const { protocol, hostname } = new URL(uri)
  return ['http:', 'https:'].includes(protocol) && hostname === '127.0.0.1'
}
