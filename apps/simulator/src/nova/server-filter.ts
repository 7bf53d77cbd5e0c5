import { Fault } from '../core/fault.ts'
import type { Compute } from './compute.ts'
import type { Server } from './model.ts'
import { KNOWN_STATUSES, statusOf } from './status.ts'

/** Query parameters as they came: one that is repeated is a list. */
export type Query = Record<string, string | string[] | undefined>

type Test = (server: Server) => boolean

const PAGING = [
  'limit',
  'marker',
  'sort_key',
  'sort_dir',
  'changes-since',
  'changes-before',
]
const FILTERS = [
  'status',
  'name',
  'image',
  'flavor',
  'ip',
  'ip6',
  'all_tenants',
  'reservation_id',
]
const TAGS = ['tags', 'tags-any', 'not-tags', 'not-tags-any']
const PLAIN: Record<string, (server: Server) => string> = {
  availability_zone: (server) => server.availability_zone,
  config_drive: (server) => (server.config_drive === '' ? 'false' : 'true'),
  key_name: (server) => server.key_name ?? '',
  power_state: (server) => String(server.power_state),
  task_state: (server) => server.task_state ?? '',
  vm_state: (server) => server.vm_state,
  user_id: (server) => server.user_id,
  progress: (server) => String(server.progress),
  hostname: (server) => server.hostname,
  host: (server) => server.host ?? '',
  uuid: (server) => server.id,
}
const OTHERS = ['project_id', 'tenant_id', 'deleted', 'locked', 'created_at', 'launched_at']

/**
 * What the query asks of a server. From 2.75 on an unknown parameter is refused; below, it is
 * ignored, as is a filter that only administrators may use.
 */
export function parseFilter(
  compute: Compute,
  query: Query,
  version: number,
  isAdmin: boolean,
): Test {
  if (version >= 75) refuseUnknown(query)
  const tests: Test[] = []
  const one = (key: string): string | undefined => [query[key]].flat()[0]

  if (query['status'] !== undefined) {
    const statuses = [query['status']].flat().map((status) => status.toUpperCase())
    const known = statuses.filter((status) => KNOWN_STATUSES.has(status))
    if (known.length === 0 && version >= 38) throw new Fault(400, 'Invalid status value')
    if (known.includes('DELETED') && !isAdmin) {
      throw new Fault(403, 'Only administrators may list deleted instances')
    }
    tests.push((server) => known.includes(statusOf(server)))
  }
  const name = one('name')
  if (name !== undefined) {
    const pattern = toPattern(name)
    tests.push((server) => pattern.test(server.name))
  }
  const image = one('image')
  if (image !== undefined) tests.push((server) => server.image_id === image)
  const flavor = one('flavor')
  if (flavor !== undefined) tests.push((server) => server.flavor_id === flavor)
  const address = one('ip') ?? one('ip6')
  if (address !== undefined) {
    const pattern = toPattern(address)
    tests.push((server) =>
      compute.ports
        .by('device_id', server.id)
        .some((port) => port.fixed_ips.some(({ ip_address }) => pattern.test(ip_address))),
    )
  }
  const reservation = one('reservation_id')
  if (reservation !== undefined)
    tests.push((server) => server.reservation_id === reservation)
  if (version >= 26) tests.push(...tagTests(one))
  const locked = one('locked')
  if (version >= 73 && locked !== undefined) {
    const wanted = ['true', '1', 'yes'].includes(locked.toLowerCase())
    tests.push((server) => (server.locked_by !== undefined) === wanted)
  }
  if (version >= 83 || isAdmin) {
    for (const [key, read] of Object.entries(PLAIN)) {
      const value = one(key)
      if (value !== undefined) tests.push((server) => read(server) === value)
    }
  }
  const since = toTime('changes-since', one('changes-since'))
  if (since !== undefined) tests.push((server) => server.updated_at >= since)
  const before = toTime('changes-before', one('changes-before'))
  if (version >= 66 && before !== undefined) {
    if (since !== undefined && before < since) {
      throw new Fault(
        400,
        'The value of changes-since must be less than or equal to changes-before.',
      )
    }
    tests.push((server) => server.updated_at <= before)
  }
  return (server) => tests.every((test) => test(server))
}

function tagTests(one: (key: string) => string | undefined): Test[] {
  const tests: Test[] = []
  const all = one('tags')?.split(',')
  if (all) tests.push(({ tags }) => all.every((tag) => tags.includes(tag)))
  const any = one('tags-any')?.split(',')
  if (any) tests.push(({ tags }) => any.some((tag) => tags.includes(tag)))
  const notAll = one('not-tags')?.split(',')
  if (notAll) tests.push(({ tags }) => !notAll.every((tag) => tags.includes(tag)))
  const notAny = one('not-tags-any')?.split(',')
  if (notAny) tests.push(({ tags }) => !notAny.some((tag) => tags.includes(tag)))
  return tests
}

/** The database matches names by regular expression; one that is none is taken literally. */
function toPattern(text: string): RegExp {
  try {
    return new RegExp(text, 'i')
  } catch {
    return new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'i')
  }
}

function toTime(key: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const at = Date.parse(/([zZ]|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`)
  if (Number.isNaN(at)) {
    throw new Fault(
      400,
      `Invalid input for query parameters ${key}. Value: ${text}. '${text}' is not a 'date-time'`,
    )
  }
  return at
}

function refuseUnknown(query: Query): void {
  const known = new Set([...PAGING, ...FILTERS, ...TAGS, ...Object.keys(PLAIN), ...OTHERS])
  const unknown = Object.keys(query).find((key) => !known.has(key))
  if (unknown === undefined) return
  throw new Fault(
    400,
    `Additional properties are not allowed ('${unknown}' was unexpected)`,
  )
}
