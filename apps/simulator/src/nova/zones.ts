import type { FastifyInstance } from 'fastify'
import type { Resource } from '../core/collection.ts'
import { callerOf } from '../core/caller.ts'
import type { Compute } from './compute.ts'
import { refused } from './error.ts'

/** The names of the region's availability zones; `nova` where none were made. */
export function zonesOf({ cloud, region }: Compute): [string, ...string[]] {
  const [first, ...rest] = cloud.store
    .collection<Resource>(region.id, 'availability-zone')
    .list()
    .map(({ id }) => id)
  return first === undefined ? ['nova'] : [first, ...rest]
}

/** `/os-availability-zone`. */
export function zoneRoutes(app: FastifyInstance, compute: Compute): void {
  app.get('/os-availability-zone', async () => ({
    availabilityZoneInfo: zonesOf(compute).map((zoneName) => ({
      zoneName,
      zoneState: { available: true },
      hosts: null,
    })),
  }))

  app.get('/os-availability-zone/detail', async (request) => {
    if (!callerOf(request).isAdmin) throw refused('os-availability-zone:detail')
    return {
      availabilityZoneInfo: zonesOf(compute).map((zoneName) => ({
        zoneName,
        zoneState: { available: true },
        hosts: {},
      })),
    }
  })
}
