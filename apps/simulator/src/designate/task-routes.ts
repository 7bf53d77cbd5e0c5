import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf, projectOf } from '../core/caller.ts'
import { toMicroseconds } from '../core/clock.ts'
import { Fault } from '../core/fault.ts'
import { changerOf, type ZoneRoute, zoneOf } from './access.ts'
import { badRequest } from './fault.ts'
import { answerList } from './list.ts'
import type { Designate, ZoneTask } from './model.ts'
import { writeZone } from './zone-text.ts'

interface TaskRoute {
  Params: { task: string }
}
const taskSeconds = 1
const names = {
  EXPORT: {
    list: 'exports',
    missing: 'Could not find ZoneExport',
    type: 'zone_export_not_found',
  },
  IMPORT: {
    list: 'imports',
    missing: 'Could not find ZoneImport',
    type: 'zone_import_not_found',
  },
} as const

/** Imports and exports of zones: tasks that are asked for, then looked at until they are done. */
export function taskRoutes(
  app: FastifyInstance,
  designate: Designate,
  base: () => string,
): void {
  const { tasks, zones, cloud } = designate
  const view = (task: ZoneTask) => {
    const { pending: _, text: __, kind, location, ...shown } = task
    const path = `v2/zones/tasks/${names[kind].list}/${task.id}`
    const self = `${base()}/${path}`
    if (kind === 'EXPORT') {
      const links = location === null ? { self } : { self, export: `${self}/export` }
      return { ...shown, location, links }
    }
    const zone = `${base()}/v2/zones/${task.zone_id}`
    return { ...shown, links: task.zone_id === null ? { self } : { self, zone } }
  }
  const start = (request: FastifyRequest, given: Partial<ZoneTask>): ZoneTask =>
    tasks.put({
      id: randomUUID(),
      project_id: projectOf(request),
      kind: 'EXPORT',
      zone_id: null,
      status: 'PENDING',
      message: null,
      location: null,
      version: 1,
      created_at: toMicroseconds(cloud.clock.now()),
      updated_at: null,
      pending: { dueAt: cloud.clock.after(taskSeconds) },
      ...given,
    })

  app.post<ZoneRoute>('/v2/zones/:zone/tasks/export', (request, reply) => {
    const zone = zoneOf(designate, request)
    changerOf(request)
    const answer = view(start(request, { zone_id: zone.id }))
    return reply.code(202).header('location', answer.links.self).send(answer)
  })

  app.post('/v2/zones/tasks/imports', (request, reply) => {
    changerOf(request)
    const type = request.headers['content-type']?.split(';')[0]?.trim()
    if (type !== 'text/dns') {
      throw new Fault(415, 'Content-type must be text/dns', 'unsupported_content_type')
    }
    const text = typeof request.body === 'string' ? request.body : ''
    const answer = view(start(request, { kind: 'IMPORT', text }))
    return reply.code(202).header('location', answer.links.self).send(answer)
  })

  for (const kind of ['EXPORT', 'IMPORT'] as const) {
    const { list, missing, type } = names[kind]
    const path = `/v2/zones/tasks/${list}`
    const ofCaller = (request: FastifyRequest): ZoneTask[] =>
      tasks.list(callerOf(request).projectId ?? '').filter((task) => task.kind === kind)
    const taskOf = (request: FastifyRequest<TaskRoute>): ZoneTask => {
      const task = ofCaller(request).find(({ id }) => id === request.params.task)
      if (!task) throw new Fault(404, missing, type)
      return task
    }
    app.get(path, (request) =>
      answerList(request, {
        name: list,
        items: ofCaller(request),
        sortKeys: ['created_at', 'id', 'updated_at'],
        filters: {
          status: ({ status }) => [status],
          message: ({ message }) => [message ?? ''],
          zone_id: ({ zone_id }) => [zone_id ?? ''],
        },
        view,
        address: `${base()}${path}`,
      }),
    )
    app.get<TaskRoute>(`${path}/:task`, (request) => view(taskOf(request)))
    app.delete<TaskRoute>(`${path}/:task`, (request, reply) => {
      const task = taskOf(request)
      changerOf(request)
      tasks.delete(task.id)
      return reply.code(204).send()
    })
    if (kind === 'IMPORT') continue
    app.get<TaskRoute>(`${path}/:task/export`, (request, reply) => {
      const task = taskOf(request)
      const zone = task.location === null ? undefined : zones.get(task.zone_id ?? '')
      if (!zone) throw badRequest('Zone can not be exported synchronously')
      return reply.type('text/dns').send(writeZone(designate, zone))
    })
  }
}
