import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContractCloud, names, startContractCloud } from './cloud.ts'
import type { OpenStackClient } from './openstack-client.ts'

const nobody = '11111111-2222-3333-4444-555555555555'

let cloud: ContractCloud
let reader: OpenStackClient
let member: OpenStackClient

beforeAll(async () => {
  cloud = await startContractCloud()
  reader = cloud.client('reader')
  member = cloud.client('member')
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

test('a reader sees the project and changes nothing', async () => {
  expect(await reader.json('server list')).not.toEqual([])
  const image = await reader.id('image list', names.image)
  for (const command of [
    'server stop panel-web-1',
    'server delete panel-web-1',
    'network create forbidden',
    'security group create forbidden',
    'image create --disk-format raw --container-format bare forbidden',
    `server create --flavor 2 --image ${image} --network reach-net forbidden`,
  ]) {
    expect(await reader.refusal(command), command).toMatch(
      /403|Forbidden|disallowed|doesn't allow|not authorized/,
    )
  }
})

test('what does not exist is not found', async () => {
  expect(await member.refusal(`server show ${nobody}`)).toContain(
    'No server with a name or ID',
  )
  expect(await member.refusal(`network show ${nobody}`)).toContain('No Network found')
  expect(await member.refusal(`image show ${nobody}`)).toContain('No Image found')
  expect(await member.refusal(`flavor show ${nobody}`)).toContain('No Flavor found')
})

test('a server that cannot be built ends in ERROR and says why', async () => {
  const image = await member.id('image list', names.image)
  await member.run(
    `server create --flavor 2 --image ${image} --network reach-net fail-build-contract`,
  )
  await member.until('server show fail-build-contract', 'status', 'ERROR')
  expect(await member.json('server show fail-build-contract')).toMatchObject({
    fault: { code: 500, message: expect.any(String) },
  })
  await member.run('server delete fail-build-contract')
})

test('an act that the state does not allow is refused', async () => {
  expect(await member.refusal('server start panel-web-1')).toMatch(/409|Cannot 'start'/)
})

test.each(['2.999', '1.9', 'nonsense'])('microversion %s is refused', async (version) => {
  const token = await member.value('token issue', 'id')
  const [region] = cloud.simulator.regions
  // The client knows versions up to 2.92 and sends no other, so this one is asked by hand.
  const answer = await fetch(`${region?.url}/compute/v2.1/servers`, {
    headers: { 'x-auth-token': token, 'openstack-api-version': `compute ${version}` },
  })
  expect(answer.status).toBe(version === 'nonsense' ? 400 : 406)
})

test('a wrong password does not get in', async () => {
  const stranger = cloud.client('stranger')
  expect(await stranger.refusal('token issue')).toContain('HTTP 401')
})
