import { readEach } from '@aloft/openstack/json-reader'
import { computeVersions } from '@aloft/openstack/microversions'
import { parseServerGroup } from '@aloft/openstack/server-group'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askForAct, carryOut, wordsOf } from '../act-calls.ts'
import { type ContractCloud, startContractCloud } from '../cloud.ts'
import type { CloudApi } from '../cloud-api.ts'

const microversion = computeVersions.serverGroupPolicy
const nothing = { region: '', id: '', name: '' }
let cloud: ContractCloud
let api: CloudApi

beforeAll(async () => {
  cloud = await startContractCloud()
  api = await cloud.api('empty')
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

async function listed(query = '') {
  const path = `/os-server-groups${query}`
  const answer = await api.get({ service: 'compute', path, microversion })
  return readEach(answer, 'server_groups', (value) => parseServerGroup(value, ''))
}

async function make(name: string, policy: string): Promise<string> {
  const input = { region: cloud.facts.region, name, policy }
  const { act, bodies } = await carryOut(api, 'server-group.create', nothing, input)
  return act.madeId?.(bodies) ?? ''
}

const remove = (id: string) =>
  askForAct(api, 'server-group.delete', { region: cloud.facts.region, id, name: '' })

test('groups are made with a policy, listed in pages, shown and deleted', async () => {
  const apart = await make('contract-apart', 'anti-affinity')
  const together = await make('contract-together', 'soft-affinity')
  const own = (await listed('?limit=200&offset=0')).filter(({ name }) =>
    name.startsWith('contract-'),
  )
  expect(new Map(own.map(({ id, policy }) => [id, policy]))).toEqual(
    new Map([
      [apart, 'anti-affinity'],
      [together, 'soft-affinity'],
    ]),
  )
  expect(own.map(({ memberIds }) => memberIds)).toEqual([[], []])
  const [first, second] = [
    await listed('?limit=1&offset=0'),
    await listed('?limit=1&offset=1'),
  ]
  expect([first.length, second.length]).toEqual([1, 1])
  expect(first[0]?.id).not.toBe(second[0]?.id)
  const path = `/os-server-groups/${apart}`
  expect(await api.get({ service: 'compute', path, microversion })).toMatchObject({
    server_group: { id: apart, name: 'contract-apart', policy: 'anti-affinity', rules: {} },
  })
  for (const id of [apart, together]) {
    expect((await remove(id)).answers[0]?.status).toBe(204)
  }
  expect((await api.ask({ service: 'compute', path, microversion })).status).toBe(404)
  const [gone] = (await remove(apart)).answers
  expect(gone?.status).toBe(404)
  expect(gone && wordsOf(gone)).toContain(apart)
})

test('a policy that Nova does not know is refused', async () => {
  const answer = await api.ask({
    service: 'compute',
    method: 'POST',
    path: '/os-server-groups',
    microversion,
    body: { server_group: { name: 'contract-odd', policy: 'scattered' } },
  })
  expect(answer.status).toBe(400)
  expect(wordsOf(answer)).toContain('policy')
})
