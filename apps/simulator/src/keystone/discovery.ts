import type { FastifyInstance } from 'fastify'
import type { Cloud } from '../core/cloud.ts'

/** The version documents that clients begin with; neither needs a token. */
export function discoveryRoutes(app: FastifyInstance, cloud: Cloud): void {
  const version = () => ({
    id: 'v3.14',
    status: 'stable',
    updated: '2020-04-07T00:00:00Z',
    links: [{ rel: 'self', href: `${cloud.identityUrl}/v3/` }],
    'media-types': [
      { base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' },
    ],
  })
  app.get('/', async (_request, reply) =>
    reply.code(300).send({ versions: { values: [version()] } }),
  )
  app.get('/v3', async () => ({ version: version() }))
}
