import type { FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../core/fault.ts'

/** The second number of the highest microversion: that of the release Zed. */
export const HIGHEST = 93

const versions = new WeakMap<FastifyRequest, number>()

/** The second number of the request's microversion: 90 for 2.90. */
export function versionOf(request: FastifyRequest): number {
  return versions.get(request) ?? 1
}

/** An `onRequest` hook: negotiates the microversion and names it in the answer. */
export async function negotiateVersion(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  reply.header('vary', 'OpenStack-API-Version, X-OpenStack-Nova-API-Version')
  const version = parse(request)
  versions.set(request, version)
  reply.header('openstack-api-version', `compute 2.${version}`)
  reply.header('x-openstack-nova-api-version', `2.${version}`)
  reply.header('x-compute-request-id', request.id)
}

/** Throws 404, as Nova does for a resource that this microversion does not have. */
export function requireVersion(
  request: FastifyRequest,
  least: number,
  most = HIGHEST,
): void {
  const version = versionOf(request)
  if (version < least || version > most) {
    throw new Fault(404, `API version 2.${version} is not supported on this method.`)
  }
}

function parse(request: FastifyRequest): number {
  const asked = askedFor(request)
  if (asked === undefined) return 1
  if (asked === 'latest') return HIGHEST
  const match = /^([1-9]\d*)\.([1-9]\d*|0)$/.exec(asked)
  if (!match) {
    throw new Fault(
      400,
      `API Version String ${asked} is of invalid format. Must be of format MajorNum.MinorNum.`,
    )
  }
  const version = Number(match[2])
  if (match[1] === '2' && version >= 1 && version <= HIGHEST) return version
  throw new Fault(
    406,
    `Version ${asked} is not supported by the API. Minimum is 2.1 and maximum is 2.${HIGHEST}.`,
  )
}

function askedFor(request: FastifyRequest): string | undefined {
  const header = request.headers['openstack-api-version']
  for (const part of String(header ?? '').split(',')) {
    const [service, version] = part.trim().split(/\s+/)
    if (service?.toLowerCase() === 'compute' && version !== undefined) return version
  }
  const legacy = request.headers['x-openstack-nova-api-version']
  return typeof legacy === 'string' ? legacy.trim() : undefined
}
