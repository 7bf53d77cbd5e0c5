import type { FastifyPluginAsync } from 'fastify'
import { requireToken } from '../core/authentication.ts'
import type { RegionalService, ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { openImages } from './access.ts'
import { faultHandler } from './fault.ts'
import { fileRoutes } from './file-routes.ts'
import { openImageFiles } from './files.ts'
import { imageRoutes } from './image-routes.ts'
import { createImporter } from './importer.ts'
import { importRoutes } from './import-routes.ts'
import { memberRoutes } from './member-routes.ts'
import { createImageQuota } from './quota.ts'
import { schemas } from './schemas.ts'
import { openTasks } from './task.ts'

/** The minor versions that Glance of the Zed release lists, newest first. */
const minorVersions = [15, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]

function imagePlugin(scope: ServiceScope): FastifyPluginAsync {
  return async (app) => {
    const store = openImages(scope)
    const files = await openImageFiles(scope)
    const quota = createImageQuota(scope, store)
    const tasks = openTasks(scope)
    const importer = createImporter(scope, store, tasks, files)
    app.setErrorHandler(faultHandler)
    app.setNotFoundHandler(() => {
      throw new Fault(404, 'The resource could not be found.')
    })

    const versions = () => ({
      versions: minorVersions.map((minor, index) => ({
        id: `v2.${minor}`,
        status: index === 0 ? 'CURRENT' : 'SUPPORTED',
        links: [{ rel: 'self', href: `${scope.region.url}/image/v2/` }],
      })),
    })
    app.get('/', (_request, reply) => reply.code(300).send(versions()))
    app.get('/versions', versions)

    await app.register(async (guarded) => {
      guarded.addHook('onRequest', requireToken(scope.cloud))
      imageRoutes(guarded, scope, store, files, quota)
      fileRoutes(guarded, scope, store, files, quota)
      importRoutes(guarded, scope, { store, tasks, importer, quota })
      memberRoutes(guarded, scope, store)
      guarded.get<{ Params: { name: string } }>('/v2/schemas/:name', (request) => {
        const schema = schemas[request.params.name]
        if (schema === undefined) throw new Fault(404, 'The resource could not be found.')
        return schema
      })
      guarded.get('/v2/info/stores', () => {
        throw new Fault(404, 'Multi backend is not supported at this site.')
      })
      guarded.get('/v2/metadefs/namespaces', () => ({
        namespaces: [],
        first: '/v2/metadefs/namespaces',
        schema: '/v2/schemas/metadefs/namespaces',
      }))
    })
  }
}

export const glance: RegionalService = {
  id: 'image',
  type: 'image',
  name: 'glance',
  mount: '/image',
  endpoint: () => '/image',
  plugin: imagePlugin,
}
