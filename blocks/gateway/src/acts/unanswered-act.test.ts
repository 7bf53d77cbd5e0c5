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
  aloft = await startAloft({ cloud, settings: ['gateway.cloud.answerTimeoutMs=1500'] })
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

async function read<Body>(path: string): Promise<Body> {
  const reply = await person.fetch(path)
  return (await reply.json()) as Body // What the simulator's service answers.
}

interface Servers {
  readonly servers: readonly { readonly name: string }[]
}

test('a create that runs into the deadline may have happened, and is not done twice', async () => {
  const { images } = await read<{ images: { id: string }[] }>('/api/cloud/dfw/image/images')
  const body = {
    act: 'server.create',
    key: crypto.randomUUID(),
    targets: [],
    input: { region: 'dfw', names: ['slow-one'], image: images[0]?.id, flavor: '3' },
  }
  const press = () => person.call(gateway)('POST /acts', { body })
  await cloud.dial({ region: 'dfw', service: 'compute', latencyMs: 3000 })
  const first = await press()
  await cloud.resetDials()
  expect(first.outcomes).toMatchObject([
    { state: 'unknown', message: expect.stringContaining('look before you try again') },
  ])
  const { entries } = await person.call(activity)('GET /entries', { query: {} })
  expect(entries[0]).toMatchObject({ act: 'server.create', state: 'unknown' })

  expect(await press()).toEqual({ ...first, repeated: true })
  const { servers } = await read<Servers>('/api/cloud/dfw/compute/servers?name=slow-one')
  expect(servers.length).toBeLessThanOrEqual(1)
})
