import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { bodyOf, parseAttributes } from './attributes.ts'
import { badRequest, conflict } from './fault.ts'
import { targetOf } from './floating-target.ts'
import { findFor, findOwn, type Kind } from './kind.ts'
import type { FloatingIp, Networking } from './model.ts'
import { changed, textOf } from './resource.ts'
import { callerOf } from '../core/caller.ts'

const attributes = {
  protocol: { type: 'text', required: true },
  external_port: { type: 'integer', required: true },
  internal_port: { type: 'integer', required: true },
  internal_port_id: { type: 'id', required: true },
  internal_ip_address: { type: 'address' },
} as const

/** Ports of a floating IP that lead to ports of servers, one by one; no ranges, nothing is changed. */
export function portForwardingRoutes(
  app: FastifyInstance,
  scope: ServiceScope,
  networking: Networking,
  kind: Kind<FloatingIp>,
): void {
  const path = '/v2.0/floatingips/:id/port_forwardings'
  const put = (
    floatingIp: FloatingIp,
    port_forwardings: FloatingIp['port_forwardings'],
    change: Partial<FloatingIp>,
  ) =>
    networking.floatingIps.put(changed(scope, floatingIp, { ...change, port_forwardings }))

  app.get<{ Params: { id: string } }>(path, (request) => ({
    port_forwardings: findFor(kind, request, request.params.id).port_forwardings,
  }))

  app.post<{ Params: { id: string } }>(path, (request, reply) => {
    const floatingIp = findOwn(kind, request, request.params.id, 'create')
    const caller = callerOf(request)
    const given = parseAttributes(
      'create',
      'port_forwarding',
      attributes,
      bodyOf('port_forwarding', request.body),
      caller.isAdmin,
    )
    if (floatingIp.port_id !== null) {
      throw conflict(
        'FloatingIPPortAlreadyAssociated',
        `Cannot associate floating IP ${floatingIp.floating_ip_address} (${floatingIp.id}), as it already has a port.`,
      )
    }
    const portId = textOf(given, 'internal_port_id')
    const address = textOf(given, 'internal_ip_address')
    const target = targetOf(
      networking,
      { port_id: portId, ...(address !== '' && { fixed_ip_address: address }) },
      floatingIp,
      floatingIp.floating_network_id,
      caller,
    )
    const protocol = textOf(given, 'protocol').toLowerCase()
    const isTaken = floatingIp.port_forwardings.some(
      (each) => each.protocol === protocol && each.external_port === given['external_port'],
    )
    if (isTaken) {
      throw badRequest(
        `Bad port_forwarding request: A duplicate port forwarding entry with same attributes already exists.`,
        'BadRequest',
      )
    }
    const made = {
      id: randomUUID(),
      protocol,
      external_port: Number(given['external_port']),
      internal_port: Number(given['internal_port']),
      internal_port_id: portId,
      internal_ip_address: target.fixed_ip_address ?? '',
    }
    put(floatingIp, [...floatingIp.port_forwardings, made], {
      router_id: target.router_id,
      status: 'ACTIVE',
    })
    return reply.code(201).send({ port_forwarding: made })
  })

  app.delete<{ Params: { id: string; forwarding: string } }>(
    `${path}/:forwarding`,
    (request, reply) => {
      const { id, forwarding } = request.params
      const floatingIp = findOwn(kind, request, id, 'delete')
      const left = floatingIp.port_forwardings.filter((each) => each.id !== forwarding)
      if (left.length === floatingIp.port_forwardings.length) {
        throw new Fault(
          404,
          `Port Forwarding ${forwarding} could not be found.`,
          'PortForwardingNotFound',
        )
      }
      const freed = { router_id: null, status: 'DOWN' } as const
      put(floatingIp, left, left.length === 0 ? freed : {})
      return reply.code(204).send()
    },
  )
}
