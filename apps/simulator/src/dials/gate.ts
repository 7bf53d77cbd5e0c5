import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Gate, GateTarget } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { type Dial, faultsFor } from './dial.ts'

type Connection = FastifyRequest['raw']['socket']

/** Paths that answer with a list; those of one thing end with its id. */
const list =
  /\/(servers|flavors|images|volumes|snapshots|backups)(\/detail)?$|\/(networks|subnets|ports|routers|floatingips|security-groups|security-group-rules|os-keypairs|os-server-groups|projects|users|zones|recordsets)(\.json)?$|\/v1\/AUTH_\w+(\/[^/]+)?$/

const isRead = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method)

/** Resets the connection in place of the first byte. */
function loseAnswer(response: FastifyReply['raw']): void {
  const write = response.writeHead.bind(response)
  response.writeHead = (status: number) => {
    response.socket?.resetAndDestroy()
    return write(status)
  }
}

/** The gate that the listeners ask, and a way to cut what is under way. */
export interface DialGate {
  readonly gate: Gate
  /** Resets the connections of every request whose target is down now. */
  cut(): void
}

export function createGate(dials: () => readonly Dial[]): DialGate {
  const underWay = new Map<Connection, GateTarget>()

  const gate: Gate = async (target, request, reply) => {
    const { socket } = request.raw
    const faults = faultsFor(dials(), target)
    if (faults.down) {
      reply.hijack()
      socket.resetAndDestroy()
      return
    }
    underWay.set(socket, target)
    reply.raw.once('close', () => underWay.delete(socket))
    const isList = request.method === 'GET' && list.test(request.url.split('?')[0] ?? '')
    const delayMs =
      faults.latencyMs + Math.random() * faults.jitterMs + (isList ? faults.slowListMs : 0)
    if (delayMs > 0) await wait(delayMs)
    if (socket.destroyed) {
      reply.hijack()
      return
    }
    // As it stands when the request is carried out, however long it was held.
    if (faultsFor(dials(), target).losesAnswers && !isRead(request.method))
      loseAnswer(reply.raw)
    if (faults.errorRate > 0 && Math.random() < faults.errorRate) {
      throw new Fault(
        faults.errorStatus,
        'The server is currently unavailable. Please try again at a later time.',
        'ServiceUnavailable',
      )
    }
  }

  return {
    gate,
    cut() {
      for (const [socket, target] of underWay) {
        if (faultsFor(dials(), target).down) socket.resetAndDestroy()
      }
    },
  }
}
