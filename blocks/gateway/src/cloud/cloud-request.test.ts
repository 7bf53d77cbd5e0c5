import { AloftError } from '@aloft/kernel/errors'
import { createCloudDispatcher } from '@aloft/kernel/cloud/dispatcher'
import { continueTrace } from '@aloft/kernel/trace'
import { expect, onTestFinished, test } from 'vitest'
import { activeSession } from '../testing/active-session.ts'
import { startServer } from '../testing/listening-server.ts'
import { createCloudRequest } from './cloud-request.ts'

const limits = {
  connections: 4,
  connectTimeoutMs: 2_000,
  answerTimeoutMs: 5_000,
  idleTimeoutMs: 5_000,
}

/** Asks a cloud that answers everything with this status, as an act asks object storage. */
async function answered(status: number, body = '') {
  const cloud = await startServer((_request, reply) => {
    reply.writeHead(status, { 'x-openstack-request-id': 'req-1' }).end(body)
  })
  const dispatcher = createCloudDispatcher(limits, { rejectUnauthorized: true })
  onTestFinished(async () => {
    await dispatcher.close()
    await cloud[Symbol.asyncDispose]()
  })
  const refused: string[] = []
  const ask = createCloudRequest({
    dispatcher,
    record: () => undefined,
    timeoutMs: 5_000,
    onRefused: ({ id }) => refused.push(id),
  })
  const session = activeSession({ endpoints: { dfw: { 'object-store': cloud.url } } })
  const call = {
    region: 'dfw',
    service: 'object-store',
    method: 'PUT',
    path: '/c/o',
  } as const
  const end = await ask(session, call, continueTrace(undefined).traceId).catch(
    (error: unknown) => error,
  )
  return { end, refused }
}

test.each([200, 201, 202, 204])('an answer of %i is one', async (status) => {
  const { end } = await answered(status)
  expect(end).toMatchObject({ status })
})

test.each([300, 304, 307, 400, 404, 409, 500, 503])(
  'an answer of %i is a refusal, with its status and request',
  async (status) => {
    const { end, refused } = await answered(status)
    expect(end).toBeInstanceOf(AloftError)
    expect(end).toMatchObject({
      code: 'upstream_failed',
      details: {
        upstream: { region: 'dfw', service: 'object-store', status, requestId: 'req-1' },
      },
    })
    expect(refused).toEqual([])
  },
)

test('a refusal is told in the words of the cloud', async () => {
  const { end } = await answered(409, '<html><h1>Conflict</h1><p>Not empty.</p></html>')
  expect(end).toMatchObject({ message: 'Conflict Not empty.' })
})

test('a token that is not taken ends the session, and asks for the password', async () => {
  const { end, refused } = await answered(401)
  expect(end).toMatchObject({
    code: 'reauth_required',
    details: { upstream: { status: 401 } },
  })
  expect(refused).toEqual(['s1'])
})
