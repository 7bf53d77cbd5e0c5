import type { FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../core/fault.ts'

/** The second number of the highest microversion: that of the release Zed. */
export const HIGHEST = 70

const versions = new WeakMap<FastifyRequest, number>()

/** The second number of the request's microversion: 59 for 3.59. */
export function versionOf(request: FastifyRequest): number {
  return versions.get(request) ?? 0
}

/** An `onRequest` hook: negotiates the microversion and names it in the answer. */
export async function negotiateVersion(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  reply.header('vary', 'OpenStack-API-Version')
  reply.header('x-compute-request-id', request.id)
  const version = parse(request)
  versions.set(request, version)
  reply.header('openstack-api-version', `volume 3.${version}`)
}

/** Throws 404, as Cinder does for a resource that this microversion does not have. */
export function requireVersion(request: FastifyRequest, least: number): void {
  const version = versionOf(request)
  if (version < least) {
    throw new Fault(404, `API version 3.${version} is not supported on this method.`)
  }
}

function parse(request: FastifyRequest): number {
  const asked = askedFor(request)
  if (asked === undefined) return 0
  if (asked === 'latest') return HIGHEST
  const match = /^([1-9]\d*)\.([1-9]\d*|0)$/.exec(asked)
  if (!match) {
    throw new Fault(
      400,
      `API Version String ${asked} is of invalid format. Must be of format MajorNum.MinorNum.`,
    )
  }
  const version = Number(match[2])
  if (match[1] === '3' && version <= HIGHEST) return version
  throw new Fault(
    406,
    `Version ${asked} is not supported by the API. Minimum is 3.0 and maximum is 3.${HIGHEST}.`,
  )
}

function askedFor(request: FastifyRequest): string | undefined {
  const header = request.headers['openstack-api-version']
  for (const part of String(header ?? '').split(',')) {
    const [service, version] = part.trim().split(/\s+/)
    if (service?.toLowerCase() === 'volume' && version !== undefined) return version
  }
  return undefined
}
