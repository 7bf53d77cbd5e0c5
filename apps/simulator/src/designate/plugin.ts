import type { FastifyPluginAsync } from 'fastify'
import { requireToken } from '../core/authentication.ts'
import type { Cloud, RegionalService, ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { faultHandler } from './fault.ts'
import { limitRoutes } from './limit-routes.ts'
import { type Designate, openDesignate } from './model.ts'
import { recordSetRoutes } from './record-set-routes.ts'
import { reverseRoutes } from './reverse-routes.ts'
import { settleTask } from './task-life.ts'
import { taskRoutes } from './task-routes.ts'
import { settleZone } from './zone-life.ts'
import { zoneRoutes } from './zone-routes.ts'

const running = new WeakSet<Cloud>()

/** Every region has an endpoint, all of them show one set of zones: its clockwork runs once. */
function startDesignate(cloud: Cloud): Designate {
  const designate = openDesignate(cloud)
  if (running.has(cloud)) return designate
  running.add(cloud)
  cloud.progress.track(designate.zones, (zone) => settleZone(designate, zone))
  cloud.progress.track(designate.tasks, (task) => settleTask(designate, task))
  return designate
}

function dnsPlugin({ cloud, region }: ServiceScope): FastifyPluginAsync {
  return async (app) => {
    const designate = startDesignate(cloud)
    const base = (): string => `${region.url}/dns`
    app.addContentTypeParser('text/dns', { parseAs: 'string' }, (_request, body, done) => {
      done(null, body)
    })
    app.setErrorHandler(faultHandler)
    app.setNotFoundHandler(() => {
      throw new Fault(404, 'resource not found', 'not_found')
    })
    app.get('/', () => ({
      versions: ['v2', 'v2.0'].map((id) => ({
        id,
        status: id === 'v2' ? 'SUPPORTED' : 'CURRENT',
        updated: '2022-06-29T00:00:00Z',
        links: [
          { href: `${base()}/v2`, rel: 'self' },
          { href: 'https://docs.openstack.org/api-ref/dns', rel: 'help' },
        ],
      })),
    }))
    await app.register(async (guarded) => {
      guarded.addHook('onRequest', requireToken(cloud))
      zoneRoutes(guarded, designate, base)
      recordSetRoutes(guarded, designate, base)
      taskRoutes(guarded, designate, base)
      reverseRoutes(guarded, designate, base)
      limitRoutes(guarded, designate)
    })
  }
}

export const designate: RegionalService = {
  id: 'dns',
  type: 'dns',
  name: 'designate',
  mount: '/dns',
  endpoint: () => '/dns',
  plugin: dnsPlugin,
}
