import { afterAll, beforeAll, expect, test } from 'vitest'
import { activity } from '@aloft/contracts/activity'
import { gateway } from '@aloft/contracts/gateway'
import type { ApiClient } from '@aloft/testkit/api-client'
import { startAloft, type TestAloft } from '@aloft/testkit/aloft'
import { startSimulator, type TestCloud } from '@aloft/testkit/simulator'

let cloud: TestCloud
let aloft: TestAloft
let person: ApiClient

beforeAll(async () => {
  cloud = await startSimulator({ seed: 'small', speed: 50 })
  aloft = await startAloft({ cloud })
  person = await aloft.signIn({
    user: 'reachnovadevops',
    password: 'aloft-demo',
    project: 'reach-production',
  })
})
afterAll(async () => {
  await aloft[Symbol.asyncDispose]()
  await cloud[Symbol.asyncDispose]()
})

test('an act that ends while the database is away is written down when it is back', async () => {
  const reply = await person.fetch('/api/cloud/dfw/compute/servers?name=ns1')
  const { servers } = (await reply.json()) as { servers: { id: string }[] } // Nova's own shape.
  const id = servers[0]?.id ?? ''
  const body = {
    act: 'server.rename',
    key: crypto.randomUUID(),
    targets: [{ region: 'dfw', id }],
    input: { name: 'ns1-renamed' },
  }
  const press = () => person.call(gateway)('POST /acts', { body })
  const written = async () => {
    const { entries } = await person.call(activity)('GET /entries', {
      query: { target: id },
    })
    return entries[0]?.state
  }
  await cloud.dial({ region: 'dfw', service: 'compute', latencyMs: 2000 })
  const first = press()
  await expect.poll(written, { timeout: 9000 }).toBe('started')
  aloft.database.cut()
  try {
    expect(await first).toMatchObject({ outcomes: [{ state: 'done' }] })
  } finally {
    aloft.database.restore()
    await cloud.resetDials()
  }
  await expect.poll(written, { timeout: 15_000 }).toBe('done')
  expect(await press()).toEqual({ ...(await first), repeated: true })
}, 60_000)
