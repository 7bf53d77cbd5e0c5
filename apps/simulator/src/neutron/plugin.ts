import type { FastifyPluginAsync } from 'fastify'
import { requireToken } from '../core/authentication.ts'
import type { RegionalService, ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { addressGroupKind } from './address-groups.ts'
import { extensions } from './extensions.ts'
import { extraRouteRoutes } from './extra-routes.ts'
import { faultHandler } from './fault.ts'
import { floatingIpKind } from './floating-ips.ts'
import { releaseFloatingIps } from './floating-target.ts'
import { ipAvailabilityRoutes } from './ip-availability.ts'
import type { Kind } from './kind.ts'
import { kindRoutes } from './kind-routes.ts'
import { type NetworkResource, openNetworking } from './model.ts'
import { networkKind } from './networks.ts'
import { portForwardingRoutes } from './port-forwardings.ts'
import { portKind } from './ports.ts'
import { createQuotas } from './quota.ts'
import { quotaRoutes } from './quota-routes.ts'
import { routerInterfaceRoutes } from './router-interfaces.ts'
import { routerKind } from './routers.ts'
import { securityGroupKind } from './security-groups.ts'
import { securityRuleKind } from './security-rules.ts'
import { subnetKind } from './subnets.ts'
import { tagRoutes } from './tag-routes.ts'

/** Kinds that this cloud does not offer to anybody, but that clients list. */
const emptyKinds = ['subnetpools', 'address-scopes', 'rbac-policies', 'agents', 'trunks']

function networkPlugin(scope: ServiceScope): FastifyPluginAsync {
  const { cloud, region } = scope
  return async (app) => {
    const networking = openNetworking(scope)
    const quotas = createQuotas(networking)
    // Nova takes ports away too; the floating address must then lead nowhere, however it went.
    networking.ports.subscribe((after, before) => {
      if (before && !after) releaseFloatingIps(scope, networking, before.id)
    })
    const baseUrl = (): string => `${region.url}/network`
    const paging = { baseUrl, mostPerPage: () => cloud.mostPerPage || Infinity }
    app.setErrorHandler(faultHandler)
    app.setNotFoundHandler(() => {
      throw new Fault(404, 'The resource could not be found.', 'HTTPNotFound')
    })
    app.get('/', () => ({
      versions: [
        {
          id: 'v2.0',
          status: 'CURRENT',
          links: [{ rel: 'self', href: `${baseUrl()}/v2.0/` }],
        },
      ],
    }))

    await app.register(async (guarded) => {
      guarded.addHook('onRequest', requireToken(cloud))
      const add = <T extends NetworkResource>(kind: Kind<T>): Kind<T> => {
        kindRoutes(guarded, kind, quotas, paging)
        tagRoutes(guarded, scope, kind)
        return kind
      }
      add(networkKind(scope, networking))
      add(subnetKind(scope, networking))
      add(portKind(scope, networking))
      const routers = add(routerKind(scope, networking))
      routerInterfaceRoutes(guarded, scope, networking, routers)
      add(addressGroupKind(scope, networking))
      add(securityGroupKind(scope, networking, quotas))
      extraRouteRoutes(guarded, scope, networking, routers)
      ipAvailabilityRoutes(guarded, networking)
      kindRoutes(guarded, securityRuleKind(scope, networking), quotas, paging)
      const floatingIps = add(floatingIpKind(scope, networking))
      portForwardingRoutes(guarded, scope, networking, floatingIps)
      quotaRoutes(guarded, networking, quotas)

      guarded.get('/v2.0', () => ({ resources: [] }))
      guarded.get('/v2.0/extensions', () => ({ extensions }))
      guarded.get<{ Params: { alias: string } }>('/v2.0/extensions/:alias', (request) => {
        const extension = extensions.find(({ alias }) => alias === request.params.alias)
        if (extension) return { extension }
        throw new Fault(
          404,
          `Extension with alias ${request.params.alias} does not exist`,
          'HTTPNotFound',
        )
      })
      guarded.get('/v2.0/availability_zones', () => ({
        availability_zones: ['network', 'router'].map((resource) => ({
          name: `${region.id}-a`,
          resource,
          state: 'available',
        })),
      }))
      for (const name of emptyKinds) {
        guarded.get(`/v2.0/${name}`, () => ({ [name.replaceAll('-', '_')]: [] }))
      }
    })
  }
}

export const neutron: RegionalService = {
  id: 'network',
  type: 'network',
  name: 'neutron',
  mount: '/network',
  endpoint: () => '/network',
  plugin: networkPlugin,
}
