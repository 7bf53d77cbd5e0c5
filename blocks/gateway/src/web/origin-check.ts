import type { FastifyRequest } from 'fastify'
import { AloftError } from '@aloft/kernel/errors'

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/**
 * Refuses a request that another site made a browser send: what changes something must come from the
 * panel's own pages. Clients that are no browser send neither header and no cookie that they were not
 * given. Throws `wrong_origin`.
 */
export function checkOrigin(request: FastifyRequest, publicUrl: string): void {
  if (safeMethods.has(request.method)) return
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw refused(origin)
  if (origin === undefined || isOwn(origin, request, publicUrl)) return
  throw refused(origin)
}

function isOwn(origin: string, request: FastifyRequest, publicUrl: string): boolean {
  if (publicUrl !== '' && URL.canParse(publicUrl)) {
    if (new URL(publicUrl).origin === origin) return true
  }
  // `host` is what the browser asked for; the scheme may have been changed by a balancer before us.
  const { host } = request
  return host !== '' && (origin === `https://${host}` || origin === `http://${host}`)
}

function refused(origin: string | undefined): AloftError {
  return new AloftError('wrong_origin', {
    message: `The request comes from another site${origin === undefined ? '' : `: ${origin}`}.`,
  })
}
