import { Fault } from '../core/fault.ts'
import type { Server } from './model.ts'

/** What `sort_key` may name, and which part of a server it stands for. */
const KEYS: Record<string, (server: Server) => string | number | null> = {
  access_ip_v4: (server) => server.access_ip_v4,
  access_ip_v6: (server) => server.access_ip_v6,
  auto_disk_config: (server) => server.disk_config,
  availability_zone: (server) => server.availability_zone,
  config_drive: (server) => server.config_drive,
  created_at: (server) => server.created_at,
  display_description: (server) => server.description,
  display_name: (server) => server.name,
  host: (server) => server.host,
  hostname: (server) => server.hostname,
  image_ref: (server) => server.image_id,
  instance_type_id: (server) => server.flavor_id,
  key_name: (server) => server.key_name,
  launch_index: (server) => server.launch_index,
  launched_at: (server) => server.launched_at,
  locked_by: (server) => server.locked_by ?? null,
  locked: (server) => server.locked_by ?? null,
  power_state: (server) => server.power_state,
  progress: (server) => server.progress,
  project_id: (server) => server.project_id,
  task_state: (server) => server.task_state,
  terminated_at: (server) => server.terminated_at,
  updated_at: (server) => server.updated_at,
  user_id: (server) => server.user_id,
  uuid: (server) => server.id,
  vm_state: (server) => server.vm_state,
}

const ALLOWED = Object.keys(KEYS).toSorted()

/**
 * Orders as Nova does: by the keys given, then by creation and id, all descending unless
 * told otherwise. Throws 400 for a key that does not exist.
 */
export function sortServers(servers: Server[], keys: string[], dirs: string[]): Server[] {
  const criteria = keys.map((key, index) => {
    const read = KEYS[key]
    if (!read) {
      throw new Fault(
        400,
        `Invalid input for query parameters sort_key. Value: ${key}. '${key}' is not one of [${ALLOWED.map((each) => `'${each}'`).join(', ')}]`,
      )
    }
    const dir = dirs[index] ?? dirs[0] ?? 'desc'
    if (dir !== 'asc' && dir !== 'desc') {
      throw new Fault(400, `Unknown sort direction, must be 'desc' or 'asc'`)
    }
    return { read, sign: dir === 'asc' ? 1 : -1 }
  })
  const rest = criteria[0]?.sign ?? -1
  return servers.sort((a, b) => {
    for (const { read, sign } of criteria) {
      const order = compare(read(a), read(b))
      if (order !== 0) return order * sign
    }
    return (a.created_at - b.created_at || (a.id < b.id ? -1 : 1)) * rest
  })
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a < b ? -1 : 1
}
