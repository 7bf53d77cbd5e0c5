import type { Contract, Operation } from '@aloft/contracts/contract'
import { ErrorBody } from '@aloft/contracts/error-body'
import type { TSchema } from 'typebox'
import { splitKey, successStatus } from './operation-route.ts'

/** A path that is no operation of a contract, as OpenAPI describes it. */
export type ExtraPaths = Readonly<Record<string, object>>

export interface OpenApiOptions {
  /** Besides the contracts' operations. */
  readonly paths?: ExtraPaths

  /** Where the API is reached: `https://panel.example.com`. */
  readonly url: string
  readonly version: string
}

/**
 * The OpenAPI 3.1 document of what a browser or script may call: operations whose audience is not
 * `block`. https://spec.openapis.org/oas/v3.1.0
 */
export function createOpenApi(
  contracts: readonly Contract[],
  { url, version, paths: extra }: OpenApiOptions,
): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const { block, operations } of contracts) {
    for (const [key, operation] of Object.entries(operations)) {
      if (operation.audience === 'block') continue
      const [method, route] = splitKey(key)
      const path = `/api/${block}${route.replaceAll(/:(\w+)/g, '{$1}')}`
      paths[path] = {
        ...paths[path],
        [method.toLowerCase()]: describeOperation(block, key, operation),
      }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Aloft',
      version,
      description:
        'The API that the panel itself uses. Sign in by POST /api/gateway/session.',
    },
    servers: [{ url }],
    tags: contracts.map(({ block }) => ({ name: block })),
    paths: { ...paths, ...extra },
    components: {
      schemas: { Error: plainSchema(ErrorBody) },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'aloft_session' },
      },
    },
  }
}

function describeOperation(block: string, key: string, operation: Operation): object {
  const { summary, audience, params, query, body, bytes, reply } = operation
  return {
    operationId: operationId(block, key),
    tags: [block],
    summary,
    ...(audience !== 'anyone' && { security: [{ session: [] }] }),
    ...(audience === 'crew' && { description: 'For members of the crew.' }),
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(body !== undefined && {
      requestBody: { required: true, content: jsonContent(body) },
    }),
    ...(bytes === true && {
      requestBody: { required: true, content: { 'application/octet-stream': {} } },
    }),
    responses: {
      [successStatus(operation)]: {
        description: 'Done',
        ...(reply !== undefined && { content: jsonContent(reply) }),
      },
      default: {
        description: 'It failed; `error.code` says how, `error.hint` what to do.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  }
}

/** `gateway`, `PUT /session/project` → `gateway.put.session.project` */
function operationId(block: string, key: string): string {
  const [method, route] = splitKey(key)
  return [block, method.toLowerCase(), ...route.split('/').filter(Boolean)]
    .join('.')
    .replaceAll(':', '')
}

function parametersOf(schema: TSchema | undefined, place: 'path' | 'query'): object[] {
  if (schema === undefined || !hasProperties(schema)) return []
  const required = new Set(schema.required)
  return Object.entries(schema.properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: plainSchema(property),
  }))
}

function hasProperties(
  schema: TSchema,
): schema is TSchema & { properties: Record<string, TSchema>; required?: string[] } {
  return 'properties' in schema
}

function jsonContent(schema: TSchema): object {
  return { 'application/json': { schema: plainSchema(schema) } }
}

/** TypeBox schemas are JSON Schema; its own marks are not enumerable or begin with `~`. */
function plainSchema(schema: TSchema): unknown {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key.startsWith('~') ? undefined : value,
    ),
  )
}
