import type { FastifyRequest } from 'fastify'
import { callerOf } from '../core/caller.ts'
import { Fault } from '../core/fault.ts'
import type { Compute } from './compute.ts'
import type { Flavor, Server } from './model.ts'

/** The server if the caller's project has it (or the caller is an administrator); else 404. */
export function findServer(compute: Compute, request: FastifyRequest, id: string): Server {
  const server = compute.servers.get(id)
  const caller = callerOf(request)
  if (!server || (server.project_id !== caller.projectId && !caller.isAdmin)) {
    throw new Fault(404, `Instance ${id} could not be found.`)
  }
  return server
}

/** Throws with `status`: 404 when it was asked for, 400 when a body names it. */
export function findFlavor(compute: Compute, id: string, status = 404): Flavor {
  const flavor = compute.flavors.get(id)
  if (!flavor) throw new Fault(status, `Flavor ${id} could not be found.`)
  return flavor
}
