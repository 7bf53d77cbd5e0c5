import type { FastifyInstance } from 'fastify'
import { Fault } from '../core/fault.ts'
import { stringAt, valueAt } from '../core/json.ts'
import { requireObject } from './body.ts'
import type { Compute } from './compute.ts'
import { requireMember } from './error.ts'
import { findServer } from './find.ts'
import { versionOf } from './microversion.ts'
import type { Server } from './model.ts'
import type { Port } from './neighbours.ts'
import { availableNetworks, plug, unplug } from './ports.ts'
import { groupIdsOf } from './security-groups.ts'
import { addressesOf, securityGroupsOf } from './server-view.ts'
import { complete, requirePossible } from './task.ts'

interface OneInterface {
  Params: { id: string; portId: string }
}

/** A server's interfaces and addresses, and the security groups on them. */
export function interfaceRoutes(app: FastifyInstance, compute: Compute): void {
  app.get<OneInterface>('/servers/:id/os-interface', async (request) => {
    const server = findServer(compute, request, request.params.id)
    const version = versionOf(request)
    const ports = compute.ports.by('device_id', server.id)
    return { interfaceAttachments: ports.map((port) => bodyOf(port, version)) }
  })

  app.get<OneInterface>('/servers/:id/os-interface/:portId', async (request) => {
    const { id, portId } = request.params
    const server = findServer(compute, request, id)
    return { interfaceAttachment: bodyOf(attached(server.id, portId), versionOf(request)) }
  })

  app.post<OneInterface>('/servers/:id/os-interface', async (request) => {
    const caller = requireMember(request, 'os-attach-interfaces:create')
    const server = findServer(compute, request, request.params.id)
    const given = requireObject(request.body, 'interfaceAttachment')
    const states = ['active', 'paused', 'stopped'] as const
    requirePossible('attach_interface', { states }, server, caller)
    const portId = stringAt(given, 'port_id')
    const fixedIp = stringAt(valueAt(given, 'fixed_ips', 0), 'ip_address')
    const networkId =
      stringAt(given, 'net_id') ?? availableNetworks(compute, server.project_id)[0]?.id
    if (fixedIp !== undefined && stringAt(given, 'net_id') === undefined) {
      throw new Fault(400, 'Must input network_id when request IP address')
    }
    const port = plug(
      compute,
      server,
      {
        ...(portId === undefined ? networkId !== undefined && { networkId } : { portId }),
        ...(fixedIp !== undefined && { fixedIp }),
      },
      groupIdsOf(compute, server.project_id, ['default']),
      server.availability_zone,
    )
    complete({ compute, server, caller, requestId: request.id }, 'attach_interface', {
      ...(portId !== undefined && {
        given_port_ids: [...(server.given_port_ids ?? []), portId],
      }),
    })
    return { interfaceAttachment: bodyOf(port, versionOf(request)) }
  })

  app.delete<OneInterface>('/servers/:id/os-interface/:portId', async (request, reply) => {
    const caller = requireMember(request, 'os-attach-interfaces:delete')
    const { id, portId } = request.params
    const server = findServer(compute, request, id)
    const states = ['active', 'paused', 'stopped'] as const
    requirePossible('detach_interface', { states }, server, caller)
    unplug(compute, server, attached(server.id, portId))
    complete({ compute, server, caller, requestId: request.id }, 'detach_interface', {})
    return reply.code(202).send()
  })

  app.get<OneInterface>('/servers/:id/ips', async (request) => ({
    addresses: plainAddresses(findServer(compute, request, request.params.id)),
  }))

  app.get<{ Params: { id: string; network: string } }>(
    '/servers/:id/ips/:network',
    async (request) => {
      const { id, network } = request.params
      const addresses = plainAddresses(findServer(compute, request, id))
      if (!addresses[network])
        throw new Fault(404, 'Instance is not a member of specified network')
      return { [network]: addresses[network] }
    },
  )

  app.get<OneInterface>('/servers/:id/os-security-groups', async (request) => {
    const server = findServer(compute, request, request.params.id)
    const names = new Set(securityGroupsOf(compute, server).map(({ name }) => name))
    const groups = compute.securityGroups
      .list(server.project_id)
      .filter(({ name }) => names.has(name))
    return {
      security_groups: groups.map(({ id, name, description }) => ({
        id,
        name,
        description: description ?? '',
        tenant_id: server.project_id,
        rules: [],
      })),
    }
  })

  function attached(serverId: string, portId: string): Port {
    const port = compute.ports.get(portId)
    if (port?.device_id === serverId) return port
    throw new Fault(404, `Instance ${serverId} does not have a port with id ${portId}`)
  }

  function plainAddresses(server: Server): Record<string, object[]> {
    const plain: Record<string, object[]> = {}
    for (const [network, list] of Object.entries(addressesOf(compute, server))) {
      plain[network] = list.map(({ addr, version }) => ({ addr, version }))
    }
    return plain
  }
}

function bodyOf(port: Port, version: number) {
  return {
    net_id: port.network_id,
    port_id: port.id,
    mac_addr: port.mac_address,
    port_state: port.status,
    fixed_ips: port.fixed_ips,
    ...(version >= 70 && { tag: null }),
  }
}
