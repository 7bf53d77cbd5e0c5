import type { FastifyInstance } from 'fastify'
import type { ServiceScope } from '../core/cloud.ts'
import { objectAt } from '../core/json.ts'
import { contains, parseAddress, parseCidr } from './address.ts'
import { badRequest, conflict } from './fault.ts'
import { findOwn, type Kind } from './kind.ts'
import type { Networking, Router } from './model.ts'
import { changed } from './resource.ts'
import { parseRoutes, type Route } from './subnet-checks.ts'

const mostRoutes = 30

interface RouterRoute {
  Params: { id: string }
}

/** A subnet's range holds the address, whichever family they are of. */
function holds(range: string, address: string): boolean {
  const cidr = parseCidr(range)
  const value = parseAddress(address)
  const isSameFamily = (cidr?.version === 6) === address.includes(':')
  return cidr !== undefined && value !== undefined && isSameFamily && contains(cidr, value)
}

/** Checks that each next hop is a neighbour of the router, not the router. Throws 400. */
export function checkRoutes(
  { ports, subnets }: Networking,
  routerId: string,
  wanted: unknown,
): Route[] {
  const routes = parseRoutes('routes', wanted)
  if (routes.length > mostRoutes) {
    throw badRequest(
      `Unable to complete operation for ${routerId}. The number of routes exceeds the maximum ${mostRoutes}.`,
      'RoutesExhausted',
    )
  }
  const fixedIps = ports.by('device_id', routerId).flatMap((port) => [...port.fixed_ips])
  const ranges = fixedIps.map(({ subnet_id }) => subnets.get(subnet_id)?.cidr ?? '')
  for (const { nexthop } of routes) {
    const isNeighbour = ranges.some((range) => holds(range, nexthop))
    const isOwn = fixedIps.some(({ ip_address }) => ip_address === nexthop)
    if (isNeighbour && !isOwn) continue
    const reason = isOwn
      ? 'the nexthop is used by router'
      : 'the nexthop is not connected with router'
    throw badRequest(
      `Invalid input for operation: Invalid format for routes: ${JSON.stringify(routes)}, ${reason}.`,
      'InvalidRoutes',
    )
  }
  return routes
}

/** Refuses to part a router from a subnet that one of its routes leads through. */
export function checkRouteUse(router: Router, subnetId: string, range: string): void {
  if (!router.routes.some(({ nexthop }) => holds(range, nexthop))) return
  throw conflict(
    'RouterInterfaceInUseByRoute',
    `Router interface for subnet ${subnetId} on router ${router.id} cannot be deleted, as it is required by one or more routes.`,
  )
}

const isSame = (a: Route, b: Route): boolean =>
  a.destination === b.destination && a.nexthop === b.nexthop

/** The extension `extraroute-atomic`: routes come and go one by one. */
export function extraRouteRoutes(
  app: FastifyInstance,
  scope: ServiceScope,
  networking: Networking,
  kind: Kind<Router>,
): void {
  const { routers } = networking
  const answer = (router: Router, routes: readonly Route[]) => {
    const { id, name } = routers.put(changed(scope, router, { routes }))
    return { router: { id, name, routes } }
  }
  app.put<RouterRoute>('/v2.0/routers/:id/add_extraroutes', (request) => {
    const router = findOwn(kind, request, request.params.id, 'add_extraroutes')
    const added = parseRoutes('routes', objectAt(request.body, 'router')?.['routes'])
    const fresh = added.filter((route) => !router.routes.some((old) => isSame(old, route)))
    const routes = checkRoutes(networking, router.id, [...router.routes, ...fresh])
    return answer(router, routes)
  })
  app.put<RouterRoute>('/v2.0/routers/:id/remove_extraroutes', (request) => {
    const router = findOwn(kind, request, request.params.id, 'remove_extraroutes')
    const removed = parseRoutes('routes', objectAt(request.body, 'router')?.['routes'])
    const kept = router.routes.filter((old) => !removed.some((route) => isSame(old, route)))
    return answer(router, kept)
  })
}
