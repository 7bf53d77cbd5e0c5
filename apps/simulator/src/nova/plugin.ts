import type { FastifyPluginAsync } from 'fastify'
import { requireToken } from '../core/authentication.ts'
import { callerOf } from '../core/caller.ts'
import type { RegionalService, ServiceScope } from '../core/cloud.ts'
import { actionRoutes } from './action-routes.ts'
import { cloudRoutes } from './cloud-routes.ts'
import { openCompute } from './compute.ts'
import { discoveryRoutes } from './discovery.ts'
import { answerErrors, refused } from './error.ts'
import { steps } from './families/families.ts'
import { flavorRoutes } from './flavor-routes.ts'
import { groupRoutes } from './group-routes.ts'
import { instanceActionRoutes } from './instance-action-routes.ts'
import { interfaceRoutes } from './interface-routes.ts'
import { keyPairRoutes } from './key-pair-routes.ts'
import { limitRoutes } from './limit-routes.ts'
import { metadataRoutes } from './metadata-routes.ts'
import { negotiateVersion } from './microversion.ts'
import { securityGroupProxyRoutes } from './security-group-proxy.ts'
import { serverChangeRoutes } from './server-changes.ts'
import { serverRoutes } from './server-routes.ts'
import { createServerText } from './server-text.ts'
import { tagRoutes } from './tag-routes.ts'
import { advance } from './task.ts'
import { usageRoutes } from './usage-routes.ts'
import { trackVolumeTasks } from './volume-attach.ts'
import { volumeRoutes } from './volume-routes.ts'
import { zoneRoutes } from './zones.ts'

/** Nova 2.1 with microversions. */
export const compute: RegionalService = {
  id: 'compute',
  type: 'compute',
  name: 'nova',
  mount: '/compute',
  endpoint: () => '/compute/v2.1',
  plugin: computePlugin,
}

function computePlugin(scope: ServiceScope): FastifyPluginAsync {
  const { cloud, region } = scope
  const nova = openCompute(scope)
  const text = createServerText(nova)
  cloud.progress.track(nova.servers, (server) => {
    advance(nova, server, steps)
  })
  cloud.progress.track(nova.deleted, ({ id }) => {
    nova.deleted.delete(id)
    for (const action of nova.actions.by('server_id', id)) nova.actions.delete(action.id)
  })
  trackVolumeTasks(nova)
  const requireCaller = requireToken(cloud)
  return async (app) => {
    answerErrors(app, cloud)
    discoveryRoutes(app, region)
    await app.register(
      async (v21) => {
        v21.addHook('onRequest', requireCaller)
        v21.addHook('onRequest', negotiateVersion)
        v21.addHook('onRequest', async (request) => {
          if (callerOf(request).projectId === undefined) throw refused('servers')
        })
        serverRoutes(v21, nova, text)
        serverChangeRoutes(v21, nova)
        actionRoutes(v21, nova)
        metadataRoutes(v21, nova)
        tagRoutes(v21, nova)
        instanceActionRoutes(v21, nova)
        interfaceRoutes(v21, nova)
        volumeRoutes(v21, nova)
        flavorRoutes(v21, nova)
        keyPairRoutes(v21, nova)
        groupRoutes(v21, nova)
        securityGroupProxyRoutes(v21, nova)
        zoneRoutes(v21, nova)
        limitRoutes(v21, nova)
        usageRoutes(v21, nova)
        cloudRoutes(v21, nova)
      },
      { prefix: '/v2.1' },
    )
  }
}
