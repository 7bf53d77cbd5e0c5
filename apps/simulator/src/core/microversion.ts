import type { FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from './fault.ts'

interface MicroversionRules {
  /** In the header `OpenStack-API-Version`. */
  readonly service: string
  readonly major: number
  /** Second numbers; the lowest is spoken with whoever asks for none. */
  readonly lowest: number
  readonly highest: number
  /** An older header, which names the version alone. */
  readonly legacyHeader?: string
}

interface Microversions {
  /** The second number of the request's microversion: 90 for 2.90. */
  readonly versionOf: (request: FastifyRequest) => number
  /** An `onRequest` hook: negotiates the microversion and names it in the answer. */
  readonly negotiateVersion: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  /** Throws 404 for a resource that this microversion does not have. */
  readonly requireVersion: (request: FastifyRequest, least: number, most?: number) => void
}

/** What Nova and Cinder have in common: https://specs.openstack.org/openstack/api-sig/guidelines/microversion_specification.html */
export function createMicroversions(rules: MicroversionRules): Microversions {
  const { service, major, lowest, highest, legacyHeader } = rules
  const versions = new WeakMap<FastifyRequest, number>()
  const versionOf = (request: FastifyRequest): number => versions.get(request) ?? lowest

  function parse(asked: string | undefined): number {
    if (asked === undefined) return lowest
    if (asked === 'latest') return highest
    const match = /^([1-9]\d*)\.([1-9]\d*|0)$/.exec(asked)
    if (!match) {
      throw new Fault(
        400,
        `API Version String ${asked} is of invalid format. Must be of format MajorNum.MinorNum.`,
      )
    }
    const version = Number(match[2])
    if (match[1] === String(major) && version >= lowest && version <= highest)
      return version
    throw new Fault(
      406,
      `Version ${asked} is not supported by the API. Minimum is ${major}.${lowest} and maximum is ${major}.${highest}.`,
    )
  }

  function askedFor({ headers }: FastifyRequest): string | undefined {
    for (const part of String(headers['openstack-api-version'] ?? '').split(',')) {
      const [of, version] = part.trim().split(/\s+/)
      if (of?.toLowerCase() === service && version !== undefined) return version
    }
    const legacy =
      legacyHeader === undefined ? undefined : headers[legacyHeader.toLowerCase()]
    return typeof legacy === 'string' ? legacy.trim() : undefined
  }

  return {
    versionOf,
    async negotiateVersion(request, reply) {
      const varied = ['OpenStack-API-Version', ...(legacyHeader ? [legacyHeader] : [])]
      reply.header('vary', varied.join(', '))
      reply.header('x-compute-request-id', request.id)
      const version = parse(askedFor(request))
      versions.set(request, version)
      reply.header('openstack-api-version', `${service} ${major}.${version}`)
      if (legacyHeader) reply.header(legacyHeader, `${major}.${version}`)
    },
    requireVersion(request, least, most = highest) {
      const version = versionOf(request)
      if (version >= least && version <= most) return
      throw new Fault(
        404,
        `API version ${major}.${version} is not supported on this method.`,
      )
    },
  }
}
