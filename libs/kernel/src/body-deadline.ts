import { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/**
 * A body that does not end in time ends its connection, whoever sends it, answered or not. Routes that
 * pass bodies on as they come (`config: { streamsBody: true }`) watch over them themselves.
 */
export function boundBodies(app: FastifyInstance, timeoutMs: number): void {
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.streamsBody !== true) boundBody(request, timeoutMs)
  })
}

function boundBody({ raw, headers }: FastifyRequest, timeoutMs: number): void {
  const length = headers['content-length'] ?? '0'
  const hasBody = headers['transfer-encoding'] !== undefined || length !== '0'
  // A call within the process brings its body with it.
  if (!hasBody || !(raw instanceof IncomingMessage)) return
  const { socket } = raw
  const written = socket.bytesWritten
  const timer = setTimeout(() => {
    if (raw.complete) return
    // As Node's own deadline for requests does it; our routes answer after the body only.
    if (socket.bytesWritten === written) socket.end(timeoutAnswer)
    socket.destroySoon()
  }, timeoutMs)
  const clear = () => clearTimeout(timer)
  raw.once('end', clear).once('close', clear)
}

const timeoutAnswer =
  'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'
