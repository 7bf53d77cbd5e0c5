import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Fault } from '../core/fault.ts'
import type { Compute } from './compute.ts'
import { requireAdmin, requireMember } from './error.ts'
import { findServer } from './find.ts'
import { requireVersion } from './microversion.ts'
import { requireObject } from './body.ts'
import { hostOf } from './server-builder.ts'

const PROTOCOLS: Record<string, string> = {
  novnc: 'vnc',
  xvpvnc: 'vnc',
  'spice-html5': 'spice',
  serial: 'serial',
}

/** What concerns the cloud rather than a server: extensions, hypervisors, consoles. */
export function cloudRoutes(app: FastifyInstance, compute: Compute): void {
  app.get('/extensions', async () => ({ extensions: [] }))
  app.get<{ Params: { alias: string } }>('/extensions/:alias', async (request) => {
    throw new Fault(404, `Extension ${request.params.alias} not found`)
  })

  app.post<{ Params: { id: string } }>('/servers/:id/remote-consoles', async (request) => {
    requireVersion(request, 6)
    requireMember(request, 'os-remote-consoles')
    const server = findServer(compute, request, request.params.id)
    const { type } = requireObject(request.body, 'remote_console')
    if (server.host === null || server.vm_state === 'building') {
      throw new Fault(409, `Instance ${server.id} is not ready`)
    }
    const protocol = typeof type === 'string' ? PROTOCOLS[type] : undefined
    if (protocol === undefined)
      throw new Fault(400, `Unavailable console type ${String(type)}.`)
    return {
      remote_console: {
        protocol,
        type,
        url: `${compute.region.url}/console/vnc_auto.html?path=%3Ftoken%3D${request.id.slice(4)}`,
      },
    }
  })

  app.get('/os-hypervisors', async (request) => {
    requireAdmin(request, 'os-hypervisors:list')
    return { hypervisors: hypervisors().map(({ id, name }) => brief(id, name)) }
  })

  app.get('/os-hypervisors/detail', async (request) => {
    requireAdmin(request, 'os-hypervisors:list-detail')
    return {
      hypervisors: hypervisors().map(({ id, name, servers }) => ({
        ...brief(id, name),
        hypervisor_type: 'QEMU',
        hypervisor_version: 7_002_000,
        host_ip: '127.0.0.1',
        running_vms: servers,
        service: { id, host: name, disabled_reason: null },
      })),
    }
  })

  app.get('/os-services', async (request) => {
    requireAdmin(request, 'os-services:list')
    return {
      services: hypervisors().map(({ id, name }) => ({
        id,
        binary: 'nova-compute',
        host: name,
        zone: 'nova',
        status: 'enabled',
        state: 'up',
        updated_at: null,
        disabled_reason: null,
        forced_down: false,
      })),
    }
  })

  app.get('/os-aggregates', async (request) => {
    requireAdmin(request, 'os-aggregates:index')
    return { aggregates: [] }
  })

  /** The machines on which there are servers, and how many each has. */
  function hypervisors() {
    const count = new Map<string, number>()
    for (const server of compute.servers.list()) {
      const host = server.host ?? hostOf(server.id)
      count.set(host, (count.get(host) ?? 0) + 1)
    }
    return [...count]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, servers]) => ({ id: idOf(name), name, servers }))
  }

  function idOf(name: string): string {
    const hex = createHash('md5').update(`${compute.region.id}/${name}`).digest('hex')
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
}

function brief(id: string, name: string) {
  return { id, hypervisor_hostname: name, state: 'up', status: 'enabled' }
}
