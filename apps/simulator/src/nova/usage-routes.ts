import type { FastifyInstance } from 'fastify'
import { callerOf } from '../core/caller.ts'
import { toMicroseconds } from '../core/clock.ts'
import { Fault } from '../core/fault.ts'
import type { Compute } from './compute.ts'
import { refused, requireAdmin } from './error.ts'
import { nextLink } from './links.ts'
import { versionOf } from './microversion.ts'
import type { Server } from './model.ts'
import { limitOf, pageOf } from './page.ts'
import { statusOf } from './status.ts'

interface Period {
  from: number
  to: number
}

const HOUR_MS = 3_600_000
const FOUR_WEEKS_MS = 28 * 24 * HOUR_MS

/** `/os-simple-tenant-usage`: what the servers of a project took in a period. */
export function usageRoutes(app: FastifyInstance, compute: Compute): void {
  const entriesOf = (projectId: string, period: Period): Entry[] =>
    [...compute.servers.list(projectId), ...compute.deleted.list(projectId)].flatMap(
      (server) => entryOf(compute, server, period) ?? [],
    )
  const usage = (
    projectId: string,
    period: Period,
    detailed: boolean,
    entries = entriesOf(projectId, period),
  ) => {
    const total = (read: (entry: (typeof entries)[number]) => number) =>
      entries.reduce((sum, entry) => sum + read(entry), 0)
    return {
      tenant_id: projectId,
      start: toMicroseconds(period.from),
      stop: toMicroseconds(period.to),
      total_hours: total(({ hours }) => hours),
      total_vcpus_usage: total(({ hours, vcpus }) => hours * vcpus),
      total_memory_mb_usage: total(({ hours, memory_mb }) => hours * memory_mb),
      total_local_gb_usage: total(({ hours, local_gb }) => hours * local_gb),
      ...(detailed && { server_usages: entries }),
    }
  }

  app.get<{ Params: { id: string }; Querystring: Record<string, string> }>(
    '/os-simple-tenant-usage/:id',
    async (request) => {
      const { id } = request.params
      const caller = callerOf(request)
      if (!caller.isAdmin && caller.projectId !== id) {
        throw refused('os-simple-tenant-usage:show')
      }
      const { query } = request
      const period = periodOf(query)
      const isPaged = versionOf(request) >= 40
      const entries = entriesOf(id, period).toSorted((a, b) =>
        a.instance_id < b.instance_id ? -1 : 1,
      )
      const page = isPaged ? pageOf(entries, query, (entry) => entry.instance_id) : entries
      const last = page.at(-1)
      const hasNext = isPaged && last !== undefined && page.length === limitOf(query)
      return {
        tenant_usage: page.length === 0 ? {} : usage(id, period, true, page),
        ...(hasNext && {
          tenant_usage_links: nextLink(
            compute.region,
            `os-simple-tenant-usage/${id}`,
            query,
            last.instance_id,
          ),
        }),
      }
    },
  )

  app.get<{ Querystring: Record<string, string> }>(
    '/os-simple-tenant-usage',
    async (request) => {
      requireAdmin(request, 'os-simple-tenant-usage:list')
      const period = periodOf(request.query)
      const projects = new Set(compute.servers.list().map(({ project_id }) => project_id))
      const detailed = request.query['detailed'] === '1'
      return { tenant_usages: [...projects].map((id) => usage(id, period, detailed)) }
    },
  )

  function periodOf(query: Record<string, string>): Period {
    const now = compute.cloud.clock.now()
    const from = toTime(query['start']) ?? now - FOUR_WEEKS_MS
    const to = toTime(query['end']) ?? now
    if (from >= to) {
      throw new Fault(
        400,
        'Invalid start time. The start time cannot occur after the end time.',
      )
    }
    return { from, to: Math.min(to, now) }
  }
}

function toTime(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const at = Date.parse(
    /([zZ]|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`,
  )
  if (Number.isNaN(at)) throw new Fault(400, `Datetime is in invalid format`)
  return at
}

function entryOf(compute: Compute, server: Server, { from, to }: Period) {
  const flavor = compute.flavors.get(server.flavor_id)
  const launched = server.launched_at ?? server.created_at
  const ended = server.terminated_at ?? undefined
  if (launched > to || (ended !== undefined && ended < from)) return undefined
  const hours = Math.max(0, Math.min(ended ?? to, to) - Math.max(launched, from)) / HOUR_MS
  return {
    instance_id: server.id,
    name: server.name,
    tenant_id: server.project_id,
    hours,
    flavor: flavor?.name ?? '',
    vcpus: flavor?.vcpus ?? 0,
    memory_mb: flavor?.ram ?? 0,
    local_gb: (flavor?.disk ?? 0) + (flavor?.ephemeral ?? 0),
    started_at: toMicroseconds(launched),
    ended_at: ended === undefined ? null : toMicroseconds(ended),
    state: ended === undefined ? stateOf(server) : 'terminated',
    uptime: Math.floor(((ended ?? to) - launched) / 1000),
  }
}

type Entry = NonNullable<ReturnType<typeof entryOf>>

function stateOf(server: Server): string {
  return statusOf(server) === 'SHUTOFF' ? 'stopped' : server.vm_state
}
