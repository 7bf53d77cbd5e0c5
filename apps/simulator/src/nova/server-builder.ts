import { createHash } from 'node:crypto'
import type { Server, VmState } from './model.ts'

/** What a new server must be told; the rest has Nova's defaults. */
export type NewServer = Pick<
  Server,
  'id' | 'project_id' | 'user_id' | 'name' | 'image_id' | 'flavor_id' | 'availability_zone'
> &
  Partial<Server>

const POWER: Record<VmState, number> = {
  building: 0,
  active: 1,
  stopped: 4,
  error: 0,
  resized: 1,
  paused: 3,
  suspended: 7,
  rescued: 1,
  shelved: 4,
  shelved_offloaded: 4,
  deleted: 4,
}

/** Makes a whole server, at rest in `vm_state` (active unless given). */
export function buildServer(server: NewServer): Server {
  const vmState = server.vm_state ?? 'active'
  const createdAt = server.created_at ?? 0
  return {
    description: null,
    hostname: hostnameOf(server.name, server.id),
    vm_state: vmState,
    task_state: null,
    power_state: POWER[vmState],
    key_name: null,
    metadata: {},
    tags: [],
    user_data: null,
    config_drive: '',
    host: vmState === 'shelved_offloaded' ? null : hostOf(server.id),
    access_ip_v4: '',
    access_ip_v6: '',
    disk_config: 'MANUAL',
    created_at: createdAt,
    updated_at: createdAt,
    launched_at: vmState === 'error' ? null : createdAt,
    terminated_at: null,
    progress: 0,
    launch_index: 0,
    reservation_id: `r-${server.id.slice(0, 8)}`,
    volumes: [],
    ...server,
  }
}

/** A name that DNS accepts, as Nova derives it. */
export function hostnameOf(name: string, id: string): string {
  const cleaned = name
    .replaceAll(/[ _.]/g, '-')
    .replaceAll(/[^\w-]+/g, '')
    .toLowerCase()
    .replaceAll(/^[.-]+|[.-]+$/g, '')
    .slice(0, 63)
  return cleaned === '' ? `server-${id}` : cleaned
}

/** Which of the region's sixteen machines the server lives on. */
export function hostOf(id: string): string {
  const digest = createHash('md5').update(id).digest()
  return `compute${(digest[0] ?? 0) % 16}`
}
