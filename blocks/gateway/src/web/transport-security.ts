import type { FastifyRequest } from 'fastify'

/** Whether browsers reach us by TLS: by the configured public address, else by the request's own. */
export function isSecure(request: FastifyRequest, publicUrl: string): boolean {
  return publicUrl.startsWith('https:') || request.protocol === 'https'
}
