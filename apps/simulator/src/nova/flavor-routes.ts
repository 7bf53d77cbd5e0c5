import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf } from '../core/caller.ts'
import { Fault } from '../core/fault.ts'
import { isObject } from '../core/json.ts'
import { optionalString, requireName, requireObject, requireTexts } from './body.ts'
import type { Compute } from './compute.ts'
import { requireAdmin } from './error.ts'
import { findFlavor } from './find.ts'
import { linksOf, nextLink } from './links.ts'
import { versionOf } from './microversion.ts'
import type { Flavor } from './model.ts'
import { limitOf, pageOf } from './page.ts'
import type { Query } from './server-filter.ts'

interface One {
  Params: { id: string; key: string }
  Querystring: Query
}

/** `/flavors` and their extra specs. */
export function flavorRoutes(app: FastifyInstance, compute: Compute): void {
  const { flavors, region } = compute

  for (const path of ['flavors', 'flavors/detail'] as const) {
    app.get<One>(`/${path}`, async (request) => {
      const page = pageOf(select(request, request.query), request.query, ({ id }) => id)
      const last = page.at(-1)
      const version = versionOf(request)
      return {
        flavors: page.map((flavor) =>
          path === 'flavors'
            ? {
                id: flavor.id,
                name: flavor.name,
                links: linksOf(region, 'flavors', flavor.id),
                ...(version >= 55 && { description: flavor.description }),
              }
            : detail(flavor, version),
        ),
        ...(last &&
          page.length === limitOf(request.query) && {
            flavors_links: nextLink(region, path, request.query, last.id),
          }),
      }
    })
  }

  app.get<One>('/flavors/:id', async (request) => ({
    flavor: detail(findFlavor(compute, request.params.id), versionOf(request)),
  }))

  app.get<One>('/flavors/:id/os-extra_specs', async (request) => ({
    extra_specs: findFlavor(compute, request.params.id).extra_specs,
  }))

  app.get<One>('/flavors/:id/os-extra_specs/:key', async (request) => {
    const { id, key } = request.params
    const value = findFlavor(compute, id).extra_specs[key]
    if (value === undefined) {
      throw new Fault(404, `Flavor ${id} has no extra specs with key ${key}.`)
    }
    return { [key]: value }
  })

  app.post<One>('/flavors/:id/os-extra_specs', async (request) => {
    requireAdmin(request, 'os-flavor-extra-specs:create')
    const flavor = findFlavor(compute, request.params.id)
    const { body } = request
    const added = requireTexts(
      'extra_specs',
      isObject(body) ? body['extra_specs'] : undefined,
    )
    flavors.put({ ...flavor, extra_specs: { ...flavor.extra_specs, ...added } })
    return { extra_specs: added }
  })

  app.post('/flavors', async (request) => {
    requireAdmin(request, 'os-flavor-manage:create')
    const given = requireObject(request.body, 'flavor')
    const id = optionalString('id', given['id']) ?? randomUUID()
    if (flavors.get(id)) throw new Fault(409, `Flavor with ID ${id} already exists.`)
    const flavor = flavors.put({
      id,
      name: requireName('name', given['name']),
      ram: Number(given['ram']),
      vcpus: Number(given['vcpus']),
      disk: Number(given['disk'] ?? 0),
      ephemeral: Number(given['OS-FLV-EXT-DATA:ephemeral'] ?? 0),
      swap: Number(given['swap'] ?? 0),
      rxtx_factor: Number(given['rxtx_factor'] ?? 1),
      extra_specs: {},
      description: optionalString('description', given['description']) ?? null,
      is_public: given['os-flavor-access:is_public'] !== false,
    })
    return { flavor: detail(flavor, versionOf(request)) }
  })

  app.delete<One>('/flavors/:id', async (request, reply) => {
    requireAdmin(request, 'os-flavor-manage:delete')
    flavors.delete(findFlavor(compute, request.params.id).id)
    return reply.code(202).send()
  })

  function select(request: FastifyRequest, query: Query): Flavor[] {
    const minRam = Number(query['minRam'] ?? 0)
    const minDisk = Number(query['minDisk'] ?? 0)
    if (!Number.isInteger(minRam))
      throw new Fault(400, `Invalid min_ram filter [${String(query['minRam'])}]`)
    if (!Number.isInteger(minDisk)) {
      throw new Fault(400, `Invalid min_disk filter [${String(query['minDisk'])}]`)
    }
    const { isAdmin } = callerOf(request)
    const found = flavors
      .list()
      .filter(
        ({ ram, disk, is_public }) =>
          ram >= minRam && disk >= minDisk && (is_public || isAdmin),
      )
    return sort(found, query)
  }

  function detail(flavor: Flavor, version: number) {
    return {
      id: flavor.id,
      name: flavor.name,
      ram: flavor.ram,
      vcpus: flavor.vcpus,
      disk: flavor.disk,
      // A number since 2.75, an empty text before for none.
      swap: flavor.swap === 0 && version < 75 ? '' : flavor.swap,
      'OS-FLV-EXT-DATA:ephemeral': flavor.ephemeral,
      'OS-FLV-DISABLED:disabled': false,
      'os-flavor-access:is_public': flavor.is_public,
      rxtx_factor: flavor.rxtx_factor,
      links: linksOf(region, 'flavors', flavor.id),
      ...(version >= 55 && { description: flavor.description }),
      ...(version >= 61 && { extra_specs: flavor.extra_specs }),
    }
  }
}

/** By id unless `sort_key` says otherwise; flavors have few keys that can be compared. */
function sort(flavors: Flavor[], query: Query): Flavor[] {
  const key = [query['sort_key']].flat()[0] ?? 'flavorid'
  const sign = [query['sort_dir']].flat()[0] === 'desc' ? -1 : 1
  const read = (flavor: Flavor): string | number => {
    if (key === 'name') return flavor.name
    if (key === 'memory_mb') return flavor.ram
    if (key === 'vcpus') return flavor.vcpus
    if (key === 'root_gb') return flavor.disk
    return flavor.id
  }
  return flavors.sort((a, b) => {
    const [x, y] = [read(a), read(b)]
    return (x < y ? -1 : x > y ? 1 : 0) * sign
  })
}
