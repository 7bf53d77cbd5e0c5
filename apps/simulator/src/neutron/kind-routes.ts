import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf, mayChange, projectOf } from '../core/caller.ts'
import { Fault } from '../core/fault.ts'
import { isObject } from '../core/json.ts'
import { bodyOf, parseAttributes } from './attributes.ts'
import { badRequest, notAllowed } from './fault.ts'
import { findFor, findOwn, type Kind, visibleTo } from './kind.ts'
import { filterItems, pageItems, pickFields, sortItems } from './list.ts'
import type { NetworkResource } from './model.ts'
import type { Quotas } from './quota.ts'

interface ItemRoute {
  Params: { id: string }
}

function queryOf(request: FastifyRequest): URLSearchParams {
  const start = request.url.indexOf('?')
  return new URLSearchParams(start < 0 ? '' : request.url.slice(start))
}

/** Where links of pages lead, and how much of a list comes at once. */
export interface Paging {
  readonly baseUrl: () => string
  readonly mostPerPage: () => number
}

/** List, show, create (one or several), update and delete of one kind. */
export function kindRoutes<T extends NetworkResource>(
  app: FastifyInstance,
  kind: Kind<T>,
  quotas: Quotas,
  { baseUrl, mostPerPage }: Paging,
): void {
  const path = `/v2.0/${kind.path ?? kind.plural}`

  const list = (request: FastifyRequest): Record<string, unknown> => {
    const query = queryOf(request)
    const caller = callerOf(request)
    const visible = visibleTo(kind, caller)
    const narrowed = kind.narrow?.(query)
    const candidates = narrowed
      ? narrowed.filter((item) => caller.isAdmin || item.project_id === caller.projectId)
      : visible
    const bodies = candidates.map((item) => kind.toBody(item, caller))
    const sorted = sortItems(filterItems(bodies, query), query)
    const page = pageItems(sorted, query, kind.notFound, mostPerPage())
    const links = pageLinks(`${baseUrl()}${path}`, query, page)
    return {
      [kind.plural]: page.items.map((item) => pickFields(item, query)),
      ...(links.length > 0 ? { [`${kind.plural}_links`]: links } : {}),
    }
  }

  const createOne = (request: FastifyRequest, given: Record<string, unknown>): T => {
    const caller = callerOf(request)
    const wanted = given['project_id'] ?? given['tenant_id']
    const projectId =
      typeof wanted === 'string' && wanted !== '' ? wanted : projectOf(request)
    if (!mayChange(caller) || (projectId !== caller.projectId && !caller.isAdmin)) {
      throw notAllowed(`create_${kind.singular}`)
    }
    const parsed = parseAttributes(
      'create',
      kind.singular,
      kind.attributes,
      given,
      caller.isAdmin,
    )
    kind.prepare?.(projectId)
    if (kind.quota !== undefined) quotas.check(projectId, kind.quota)
    return kind.create(parsed, projectId, caller)
  }

  app.get(path, list)
  // Older clients end a path by the format.
  app.get(`${path}.json`, list)

  app.post(path, async (request, reply) => {
    const caller = callerOf(request)
    const many: unknown = isObject(request.body) ? request.body[kind.plural] : undefined
    if (Array.isArray(many)) {
      const bodies = many.map((entry: unknown) => {
        if (!isObject(entry))
          throw badRequest(`Unable to find '${kind.singular}' in request body`)
        const inner = entry[kind.singular]
        return isObject(inner) ? inner : entry
      })
      const made: T[] = []
      try {
        for (const body of bodies) made.push(createOne(request, body))
      } catch (error) {
        for (const item of made) kind.remove(item, caller)
        throw error
      }
      return reply
        .code(201)
        .send({ [kind.plural]: made.map((item) => kind.toBody(item, caller)) })
    }
    const item = createOne(request, bodyOf(kind.singular, request.body))
    return reply.code(201).send({ [kind.singular]: kind.toBody(item, caller) })
  })

  app.get<ItemRoute>(`${path}/:id`, (request) => {
    const item = findFor(kind, request, request.params.id)
    return {
      [kind.singular]: pickFields(kind.toBody(item, callerOf(request)), queryOf(request)),
    }
  })

  app.put<ItemRoute>(`${path}/:id`, (request) => {
    const caller = callerOf(request)
    const item = findOwn(kind, request, request.params.id, 'update')
    const wanted = request.headers['if-match']
    if (wanted !== undefined && wanted !== `revision_number=${item.revision_number}`) {
      throw new Fault(
        412,
        'Constrained to revision_number that does not match',
        'RevisionNumberConstraintFailed',
      )
    }
    const given = bodyOf(kind.singular, request.body)
    const parsed = parseAttributes(
      'update',
      kind.singular,
      kind.attributes,
      given,
      caller.isAdmin,
    )
    return { [kind.singular]: kind.toBody(kind.update(item, parsed, caller), caller) }
  })

  app.delete<ItemRoute>(`${path}/:id`, (request, reply) => {
    const item = findOwn(kind, request, request.params.id, 'delete')
    kind.remove(item, callerOf(request))
    return reply.code(204).send()
  })
}

function pageLinks(
  url: string,
  query: URLSearchParams,
  page: ReturnType<typeof pageItems>,
): { rel: string; href: string }[] {
  if (!query.has('limit')) return []
  const link = (
    rel: string,
    marker: unknown,
    isReverse: boolean,
  ): { rel: string; href: string } => {
    const next = new URLSearchParams(query)
    next.set('marker', String(marker))
    next.delete('page_reverse')
    if (isReverse) next.set('page_reverse', 'True')
    return { rel, href: `${url}?${next}` }
  }
  return [
    ...(page.next ? [link('next', page.items.at(-1)?.['id'], false)] : []),
    ...(page.previous ? [link('previous', page.items[0]?.['id'], true)] : []),
  ]
}
