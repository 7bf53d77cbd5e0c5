import type { FastifyInstance } from 'fastify'
import { callerOf } from '../core/caller.ts'
import type { Cloud } from '../core/cloud.ts'
import { newId } from './accounts.ts'
import { adminOf } from './caller.ts'
import { Fault } from '../core/fault.ts'
import { isObject, objectAt, stringAt } from '../core/json.ts'
import { forbidden, notFound, required } from './error.ts'
import { linksOf } from './links.ts'
import { openDirectory, type Project } from './model.ts'
import { rolesOn } from './tokens.ts'

/** A project as Keystone shows it. */
export function projectBody(cloud: Cloud, project: Project) {
  return {
    id: project.id,
    name: project.name,
    domain_id: project.domain_id,
    description: project.description,
    enabled: project.enabled,
    parent_id: project.domain_id,
    is_domain: false,
    tags: project.tags,
    options: {},
    links: { self: `${cloud.identityUrl}/v3/projects/${project.id}` },
  }
}

/** `/v3/projects`, and the projects of a user. */
export function projectRoutes(app: FastifyInstance, cloud: Cloud): void {
  const directory = openDirectory(cloud.store)
  const { assignments, credentials, projects } = directory
  const find = (id: string) => {
    const project = projects.get(id)
    if (!project) throw notFound('project', id)
    return project
  }

  app.get<{ Querystring: Record<string, string> }>('/projects', async (request) => {
    adminOf(request, 'identity:list_projects')
    const { name, domain_id, enabled } = request.query
    const found = projects
      .list()
      .filter(
        (project) =>
          (name === undefined || project.name === name) &&
          (domain_id === undefined || project.domain_id === domain_id) &&
          (enabled === undefined ||
            project.enabled === (enabled.toLowerCase() !== 'false')),
      )
    return {
      projects: found.map((project) => projectBody(cloud, project)),
      links: linksOf(cloud, 'projects'),
    }
  })

  app.get<{ Params: { id: string } }>('/users/:id/projects', async (request) => {
    const { id } = request.params
    const caller = callerOf(request)
    if (!caller.isAdmin && caller.userId !== id)
      throw forbidden('identity:list_user_projects')
    const found = projects
      .list()
      .filter((project) => rolesOn(directory, id, project.id).length > 0)
    return {
      projects: found.map((project) => projectBody(cloud, project)),
      links: linksOf(cloud, `users/${id}/projects`),
    }
  })

  app.get<{ Params: { id: string } }>('/projects/:id', async (request) => {
    const { id } = request.params
    const caller = callerOf(request)
    const sees =
      caller.isAdmin ||
      caller.projectId === id ||
      rolesOn(directory, caller.userId, id).length
    if (!sees) throw forbidden('identity:get_project')
    return { project: projectBody(cloud, find(id)) }
  })

  app.post('/projects', async (request, reply) => {
    adminOf(request, 'identity:create_project')
    const given = objectAt(request.body, 'project')
    const name = stringAt(given, 'name')
    if (!given || name === undefined) throw required(given ? 'name' : 'project')
    const domainId = stringAt(given, 'domain_id') ?? 'default'
    refuseTaken(name, domainId)
    const project = projects.put({
      id: newId(),
      name,
      domain_id: domainId,
      description: stringAt(given, 'description') ?? '',
      enabled: given['enabled'] !== false,
      tags: [],
    })
    return reply.code(201).send({ project: projectBody(cloud, project) })
  })

  app.patch<{ Params: { id: string } }>('/projects/:id', async (request) => {
    adminOf(request, 'identity:update_project')
    const project = find(request.params.id)
    const given = objectAt(request.body, 'project')
    if (!isObject(given)) throw required('project')
    const changed = projects.put({
      ...project,
      name: stringAt(given, 'name') ?? project.name,
      description: stringAt(given, 'description') ?? project.description,
      enabled: typeof given['enabled'] === 'boolean' ? given['enabled'] : project.enabled,
    })
    return { project: projectBody(cloud, changed) }
  })

  app.delete<{ Params: { id: string } }>('/projects/:id', async (request, reply) => {
    adminOf(request, 'identity:delete_project')
    const { id } = find(request.params.id)
    projects.delete(id)
    for (const each of assignments.list(id)) assignments.delete(each.id)
    for (const each of credentials.list(id)) credentials.delete(each.id)
    return reply.code(204).send()
  })

  function refuseTaken(name: string, domainId: string): void {
    const taken = projects
      .list()
      .some((project) => project.name === name && project.domain_id === domainId)
    if (!taken) return
    throw new Fault(
      409,
      `Conflict occurred attempting to store project - it is not permitted to have two projects with the same name in the same domain : ${name}.`,
    )
  }
}
