import type { FastifyInstance, FastifyRequest } from 'fastify'
import { projectOf } from '../core/caller.ts'
import { Fault } from '../core/fault.ts'
import { openNetworking } from '../neutron/model.ts'
import { changerOf } from './access.ts'
import { membersOf, secondsOf, textOf } from './body.ts'
import { badRequest, invalidValue } from './fault.ts'
import {
  defaultTtlSeconds,
  type Designate,
  nobody,
  type RecordSet,
  type Zone,
} from './model.ts'
import { domainProblem } from './names.ts'
import { putRecordSet, putZone, touchZone } from './zone-life.ts'

interface AddressRoute {
  Params: { key: string }
}

/** One of the project's floating IPs, in whichever region. */
interface Address {
  readonly id: string
  readonly region: string
  readonly address: string
}

/** `/v2/reverse/floatingips`: PTR records that Designate keeps in zones of its own. */
export function reverseRoutes(
  app: FastifyInstance,
  designate: Designate,
  base: () => string,
): void {
  const { cloud, zones, recordSets } = designate
  const addressesOf = (projectId: string): Address[] =>
    cloud.regions.flatMap((region) =>
      openNetworking({ cloud, region })
        .floatingIps.list(projectId)
        .map(({ id, floating_ip_address }) => ({
          id,
          region: region.id,
          address: floating_ip_address,
        })),
    )
  const recordOf = ({ address }: Address, projectId: string): RecordSet | undefined => {
    const set = recordSets
      .by('name', reverseName(address))
      .find((each) => each.reverse_of?.address === address)
    if (!set || set.reverse_of?.project_id === projectId) return set
    // The address has gone to another project since: what it said is nobody's any more.
    drop(set)
    return undefined
  }
  const drop = (set: RecordSet): void => {
    const zone = zones.get(set.zone_id)
    if (zone) touchZone(designate, zone)
    recordSets.delete(set.id)
  }
  const view = (address: Address, set: RecordSet | undefined) => ({
    id: `${address.region}:${address.id}`,
    address: address.address,
    ptrdname: set?.records[0] ?? null,
    description: set?.description ?? null,
    ttl: set ? (set.ttl ?? defaultTtlSeconds) : null,
    action: set?.action ?? 'NONE',
    status: set?.status ?? 'INACTIVE',
    links: { self: `${base()}/v2/reverse/floatingips/${address.region}:${address.id}` },
  })
  const addressAt = (request: FastifyRequest<AddressRoute>): Address => {
    const [region, id] = keyOf(request.params.key)
    const projectId = projectOf(request)
    const found = addressesOf(projectId).find(
      (each) => each.region === region && each.id === id,
    )
    if (found) return found
    throw new Fault(
      404,
      `FloatingIP ${id} in ${region} is not associated for project "${projectId}"`,
      'not_found',
    )
  }

  app.get('/v2/reverse/floatingips', (request) => {
    const projectId = projectOf(request)
    return {
      floatingips: addressesOf(projectId).map((address) =>
        view(address, recordOf(address, projectId)),
      ),
      links: { self: `${base()}/v2/reverse/floatingips` },
      metadata: {},
    }
  })

  app.get<AddressRoute>('/v2/reverse/floatingips/:key', (request) => {
    const address = addressAt(request)
    return view(address, recordOf(address, projectOf(request)))
  })

  app.patch<AddressRoute>('/v2/reverse/floatingips/:key', (request, reply) => {
    const [region, id] = keyOf(request.params.key)
    const body = membersOf('floatingip', request.body, ['ptrdname', 'description', 'ttl'])
    const name = textOf(body, 'ptrdname')
    const ttl = secondsOf(body, 'ttl', 1) ?? null
    const description = textOf(body, 'description', 160) ?? null
    const problem = typeof name === 'string' ? domainProblem(name) : undefined
    if (problem !== undefined) throw invalidValue(problem)
    changerOf(request)
    const projectId = projectOf(request)
    if (name === undefined) return reply.code(202).send()
    if (name === null) {
      const set = recordSets
        .list(nobody)
        .find(
          ({ reverse_of }) =>
            reverse_of?.floating_ip_id === id && reverse_of.project_id === projectId,
        )
      if (!set) throw new Fault(404, `No such FloatingIP ${region}:${id}`, 'not_found')
      drop(set)
      return reply.code(202).send()
    }
    const address = addressAt(request)
    const before = recordOf(address, projectId)
    const zone = reverseZone(designate, address.address)
    const reverse_of = {
      region,
      floating_ip_id: id,
      address: address.address,
      project_id: projectId,
    }
    const set = putRecordSet(designate, touchZone(designate, zone), {
      ...before,
      name: reverseName(address.address),
      type: 'PTR',
      records: [name],
      ttl,
      description,
      managed: true,
      reverse_of,
      status: 'PENDING',
      action: before ? 'UPDATE' : 'CREATE',
    })
    return reply.code(202).send(view(address, set))
  })
}

function keyOf(key: string): [region: string, id: string] {
  const match =
    /^([A-Za-z0-9._-]{1,100}):([0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})$/.exec(
      key,
    )
  if (!match) throw badRequest(`Floating IP ${key} is not in the format of <region>:<uuid>`)
  return [match[1] ?? '', match[2] ?? '']
}

const reverseName = (address: string): string =>
  `${address.split('.').toReversed().join('.')}.in-addr.arpa.`

/** The zone of the address's last network of eight bits, made when it is missing. */
function reverseZone(designate: Designate, address: string): Zone {
  const name = reverseName(address.split('.').slice(0, -1).join('.'))
  const [zone] = designate.zones.by('name', name)
  return (
    zone ??
    putZone(designate, {
      project_id: nobody,
      name,
      email: 'hostmaster@aloft-dns.example',
      ttl: defaultTtlSeconds,
      type: 'PRIMARY',
    })
  )
}
