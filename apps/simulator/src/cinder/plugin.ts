import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { requireToken } from '../core/authentication.ts'
import { callerOf } from '../core/caller.ts'
import type { RegionalService, ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { attachmentRoutes } from './attachment-routes.ts'
import { backupRoutes } from './backup-routes.ts'
import { type BlockStorage, openBlockStorage } from './block-storage.ts'
import { cloudRoutes } from './cloud-routes.ts'
import { discoveryRoutes } from './discovery.ts'
import { answerErrors, refused } from './error.ts'
import { metadataRoutes } from './metadata-routes.ts'
import { negotiateVersion, requireVersion } from './microversion.ts'
import { quotaRoutes } from './quota-routes.ts'
import { snapshotRoutes } from './snapshot-routes.ts'
import { trackSteps } from './steps.ts'
import { transferRoutes } from './transfer-routes.ts'
import { volumeActionRoutes } from './volume-actions.ts'
import { volumeRoutes } from './volume-routes.ts'

/** Cinder v3 with microversions. */
export const cinder: RegionalService = {
  id: 'volume',
  type: 'volumev3',
  name: 'cinderv3',
  mount: '/volume',
  endpoint: (projectId) => `/volume/v3/${projectId}`,
  plugin: volumePlugin,
}

function volumePlugin(scope: ServiceScope): FastifyPluginAsync {
  const { cloud, region } = scope
  const storage = openBlockStorage(scope)
  trackSteps(storage)
  const requireCaller = requireToken(cloud)
  return async (app) => {
    answerErrors(app, cloud)
    discoveryRoutes(app, region)
    const guard = (v3: FastifyInstance) => {
      v3.addHook('onRequest', requireCaller)
      v3.addHook('onRequest', negotiateVersion)
      v3.addHook('onRequest', async (request) => {
        if (callerOf(request).projectId === undefined) throw refused('volume:get_all')
      })
    }
    await app.register(
      async (v3) => {
        guard(v3)
        v3.addHook('onRequest', async (request) => {
          // The prefix has this parameter.
          const { project } = request.params as { project: string }
          if (project === callerOf(request).projectId) return
          throw new Fault(400, 'Malformed request url')
        })
        allRoutes(v3, storage)
      },
      { prefix: '/v3/:project' },
    )
    await app.register(
      async (v3) => {
        guard(v3)
        v3.addHook('onRequest', async (request) => requireVersion(request, 67))
        allRoutes(v3, storage)
      },
      { prefix: '/v3' },
    )
  }
}

function allRoutes(app: FastifyInstance, storage: BlockStorage): void {
  volumeRoutes(app, storage)
  volumeActionRoutes(app, storage)
  metadataRoutes(app, storage)
  attachmentRoutes(app, storage)
  snapshotRoutes(app, storage)
  backupRoutes(app, storage)
  transferRoutes(app, storage)
  quotaRoutes(app, storage)
  cloudRoutes(app, storage)
}
