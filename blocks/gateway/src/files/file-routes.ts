import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { roleAllows, roleReason } from '@aloft/acts/role'
import type { UpstreamCall } from '@aloft/acts/upstream-call'
import { activity } from '@aloft/contracts/activity'
import { gateway, type LendObject } from '@aloft/contracts/gateway'
import { AloftError } from '@aloft/kernel/errors'
import { serve } from '@aloft/kernel/operation-route'
import { objectId } from '@aloft/openstack/stored-object'
import { endpointOf } from '../cloud/endpoint.ts'
import { servicesOf, type GatewayDeps } from '../gateway-services.ts'
import type { ActiveSession } from '../session/session.ts'
import { createAccountKeys } from './account-keys.ts'
import { temporaryUrl } from './signature.ts'

const keyHeader = 'x-account-meta-temp-url-key'

/** Under `/api/gateway`: what needs the key of an account in Swift, which no browser may see. */
export function fileRoutes(app: FastifyInstance, deps: GatewayDeps): void {
  const { resolver, cloudRequest } = servicesOf(deps)

  const keyOf = createAccountKeys(deps.database)

  /** The account's key; one is made where it has none. */
  function accountKey(
    session: ActiveSession,
    region: string,
    traceId: string,
  ): Promise<string> {
    const account = { region, service: 'object-store', path: '/' } as const
    const ask = (call: Pick<UpstreamCall, 'method' | 'headers'>) =>
      cloudRequest(session, { ...account, ...call }, traceId)
    return keyOf({
      region,
      projectId: session.project.id,
      async readKey() {
        const { headers } = await ask({ method: 'HEAD' })
        const known = headers[keyHeader] ?? headers[`${keyHeader}-2`]
        return typeof known === 'string' && known !== '' ? known : undefined
      },
      async writeKey(key) {
        await ask({ method: 'POST', headers: { [keyHeader]: key } })
      },
    })
  }

  /** Written down as an act is: whoever reads the activity sees what was lent, not the address. */
  async function note(session: ActiveSession, lent: LendObject, traceId: string) {
    const { region, container, object, method, seconds } = lent
    const target = { region, id: objectId(container, object) }
    const { entry } = await deps.call(activity)('POST /entries', {
      body: {
        key: randomUUID(),
        sessionId: session.id,
        accountId: session.project.id,
        userId: session.user.id,
        username: session.user.name,
        act: 'object.temporary-url',
        title: `Make a temporary URL of ${container}/${object}`,
        targets: [target],
        input: { method, seconds },
        deadlineSeconds: 60,
        traceId,
      },
    })
    await deps.call(activity)('PUT /entries/:id/outcome', {
      params: { id: entry.id },
      body: { outcomes: [{ state: 'done', target }] },
    })
  }

  serve(app, gateway, 'POST /temporary-urls', async ({ body, request, traceId }) => {
    const session = await resolver.require(request)
    if (!roleAllows('member', session.roles))
      throw new AloftError('forbidden', { message: roleReason('member', session.roles) })
    const { region, seconds } = body
    // Says which regions there are when it is none of them.
    endpointOf(session.endpoints, region, 'object-store')
    const endpoint = session.endpoints[region]?.['object-store'] ?? ''
    const key = await accountKey(session, region, traceId)
    const expiresAt = Math.floor(deps.clock.now() / 1000) + seconds
    await note(session, body, traceId)
    return {
      url: temporaryUrl(endpoint, key, { ...body, expiresAt }),
      expiresAt: new Date(expiresAt * 1000).toISOString(),
    }
  })
}
