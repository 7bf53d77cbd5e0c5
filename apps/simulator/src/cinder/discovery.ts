import type { FastifyInstance } from 'fastify'
import type { Region } from '../core/region.ts'
import { HIGHEST } from './microversion.ts'

/** The version documents; neither needs a token. */
export function discoveryRoutes(app: FastifyInstance, region: Region): void {
  const versions = () => ({
    versions: [
      {
        id: 'v3.0',
        status: 'CURRENT',
        version: `3.${HIGHEST}`,
        min_version: '3.0',
        updated: '2022-08-31T00:00:00Z',
        links: [
          { rel: 'describedby', type: 'text/html', href: 'https://docs.openstack.org/' },
          { rel: 'self', href: `${region.url}/volume/v3/` },
        ],
        'media-types': [
          {
            base: 'application/json',
            type: 'application/vnd.openstack.volume+json;version=3',
          },
        ],
      },
    ],
  })
  app.get('/', async (_request, reply) => reply.code(300).send(versions()))
  app.get('/v3', async () => versions())
}
