import { available, unavailable } from '@aloft/openstack/availability'
import { formatRoute, parseRoute, routesProblem } from '@aloft/openstack/subnet-problems'
import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { hclBlock } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { networkCall } from '../networks/network-call.ts'
import { route } from '../networks/network-input.ts'
import { routerActs } from './router-acts.ts'

const input = Type.Object(
  { routes: Type.Array(route, { maxItems: 30, uniqueItems: true }) },
  { additionalProperties: false },
)
const parsed = (routes: readonly string[]) =>
  routes.flatMap((text) => parseRoute(text) ?? [])

/** https://docs.openstack.org/api-ref/network/v2/#update-router */
export const act = defineAct(routerActs.editRoutes, {
  input,
  fields: [
    {
      name: 'routes',
      label: 'Routes',
      kind: 'tags',
      help: '172.16.0.0/16 via 10.0.0.9; the next hop must be a neighbour of the router.',
    },
  ],
  submit: 'Save',
  initial: ([router]) => ({ routes: (router?.routes ?? []).map(formatRoute) }),
  allows(_router, { routes }) {
    const problem = routesProblem(routes)
    return problem === undefined ? available : unavailable(problem)
  },
  request: ({ region, id }, { routes }) => [
    networkCall(region, 'PUT', ['routers', id], { router: { routes: parsed(routes) } }),
  ],
  equivalents: (router, { routes }) => ({
    cli: openstackLine(router.region, [
      'router',
      'set',
      '--no-route',
      ...parsed(routes).flatMap(({ destination, nexthop }) => [
        '--route',
        `destination=${destination},gateway=${nexthop}`,
      ]),
      router.id,
    ]),
    terraform: {
      code: parsed(routes)
        .map(({ destination, nexthop }, index) =>
          hclBlock(`resource "openstack_networking_router_route_v2" "route_${index + 1}"`, {
            region: router.region,
            router_id: router.id,
            destination_cidr: destination,
            next_hop: nexthop,
          }),
        )
        .join('\n\n'),
    },
  }),
  describe: (subjects) => `Edit the routes of router ${subjectNames(subjects, 'routers')}`,
})
