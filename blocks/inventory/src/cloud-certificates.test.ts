import { afterAll, beforeAll, expect, it } from 'vitest'
import { inventory } from '@aloft/contracts/inventory'
import { startAloft } from '@aloft/testkit/aloft'
import { startHttpsFront, type HttpsFront } from '@aloft/testkit/https-front'
import { startSimulator, type TestCloud } from '@aloft/testkit/simulator'

const account = {
  user: 'reachnovadevops',
  password: 'aloft-demo',
  project: 'reach-production',
}
let simulator: TestCloud
let cloud: HttpsFront

beforeAll(async () => {
  simulator = await startSimulator({ seed: 'small' })
  cloud = await startHttpsFront(simulator)
})
afterAll(async () => {
  await cloud?.[Symbol.asyncDispose]()
  await simulator?.[Symbol.asyncDispose]()
})

async function statesWith(...settings: string[]) {
  await using aloft = await startAloft({ cloud, settings })
  const api = await aloft.signIn(account)
  const { regions } = await api.call(inventory)('GET /servers', { query: { wait: '1' } })
  return new Set(regions.map(({ state }) => state))
}

it('lists servers of a cloud whose authority is named', async () => {
  expect(await statesWith(`kernel.cloud.caFile=${cloud.caFile}`)).toEqual(
    new Set(['fresh']),
  )
})

it('lists servers of a cloud whose certificates are not checked', async () => {
  expect(await statesWith('kernel.cloud.verify=false')).toEqual(new Set(['fresh']))
})

it('trusts no cloud whose authority nobody has named', async () => {
  await expect(statesWith()).rejects.toMatchObject({ code: 'upstream_unreachable' })
})
