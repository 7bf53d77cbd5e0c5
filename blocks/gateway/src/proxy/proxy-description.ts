import type { ExtraPaths } from '@aloft/kernel/openapi'

const methods = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const

const place = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
})

const operation = (method: (typeof methods)[number]) => ({
  operationId: `gateway.${method}.cloud`,
  tags: ['gateway'],
  summary: "Passes a request on to a service of the cloud, with the session's token",
  description:
    'The path below the service is that of its endpoint in the catalog: `/api/cloud/dfw/compute/servers/detail` is `GET /servers/detail` of Nova in dfw. Query, body and the headers of versions go along; the answer comes back as it is, with the request id of the cloud.',
  security: [{ session: [] }],
  parameters: [
    place('region', 'Id of a region of the session: `dfw`'),
    place('service', 'Type of a service of the catalog: `compute`, `image`, `network`'),
    place('path', "Below the service's endpoint; may hold slashes"),
  ],
  responses: {
    default: {
      description:
        "The cloud's own answer; where it could not be asked, an error of Aloft's with `error.code`.",
    },
  },
})

/** The proxy for the description of the API: it passes on what the cloud's services describe. */
export const proxyDescription: ExtraPaths = {
  '/api/cloud/{region}/{service}/{path}': Object.fromEntries(
    methods.map((method) => [method, operation(method)]),
  ),
}
