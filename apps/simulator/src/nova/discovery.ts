import type { FastifyInstance } from 'fastify'
import type { Region } from '../core/region.ts'
import { HIGHEST } from './microversion.ts'

/** The version documents; neither needs a token. */
export function discoveryRoutes(app: FastifyInstance, region: Region): void {
  const version = () => ({
    id: 'v2.1',
    status: 'CURRENT',
    version: `2.${HIGHEST}`,
    min_version: '2.1',
    updated: '2013-07-23T11:33:21Z',
    links: [{ rel: 'self', href: `${region.url}/compute/v2.1/` }],
  })
  app.get('/', async () => ({ versions: [version()] }))
  app.get('/v2.1', async () => ({
    version: {
      ...version(),
      links: [
        { rel: 'self', href: `${region.url}/compute/v2.1/` },
        { rel: 'describedby', type: 'text/html', href: 'http://docs.openstack.org/' },
      ],
      'media-types': [
        {
          base: 'application/json',
          type: 'application/vnd.openstack.compute+json;version=2.1',
        },
      ],
    },
  }))
}
