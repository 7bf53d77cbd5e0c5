import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContractCloud, startContractCloud } from './cloud.ts'
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
  const { facts } = cloud
  const network = await cloud.ownNetwork('member')
  const create = `server create --flavor ${facts.flavors[0].id} --image ${facts.image.id} --network ${network.id}`
  await member.run(`${create} --wait contract-seen`)
  expect(await reader.json('server list')).toContainEqual(
    expect.objectContaining({ Name: 'contract-seen' }),
  )
  for (const command of [
    'server stop contract-seen',
    'server delete contract-seen',
    'network create contract-forbidden',
    'security group create contract-forbidden',
    'image create --disk-format raw --container-format bare contract-forbidden',
    `${create} contract-forbidden`,
  ]) {
    expect(await reader.refusal(command), command).toMatch(
      /403|Forbidden|disallowed|doesn't allow|not authorized/,
    )
  }
  expect(await member.refusal('server start contract-seen')).toMatch(/409|Cannot 'start'/)
  await member.run('server delete --wait contract-seen')
})

test('what does not exist is not found', async () => {
  expect(await member.refusal(`server show ${nobody}`)).toContain(
    'No server with a name or ID',
  )
  expect(await member.refusal(`network show ${nobody}`)).toContain('No Network found')
  expect(await member.refusal(`image show ${nobody}`)).toContain('No Image found')
  expect(await member.refusal(`flavor show ${nobody}`)).toContain('No Flavor found')
})

test('a server for which there is no host ends in ERROR and says why', async () => {
  const { facts, cloudsFile } = cloud
  const network = await cloud.ownNetwork('member')
  const made = Object(
    await member.json(
      `image create --disk-format raw --container-format bare --file ${cloudsFile} --property architecture=s390x contract-mainframe`,
    ),
  )
  await member.until(`image show ${made.id}`, 'status', 'active')
  await member.run(
    `server create --flavor ${facts.flavors[0].id} --image ${made.id} --network ${network.id} contract-unplaced`,
  )
  await member.until('server show contract-unplaced', 'status', 'ERROR')
  expect(await member.json('server show contract-unplaced')).toMatchObject({
    fault: { code: 500, message: expect.stringContaining('No valid host was found') },
  })
  // Waiting for its end the client takes the state that it is in already for a failure.
  await member.run('server delete contract-unplaced')
  await expect
    .poll(() => member.json('server list --name contract-unplaced'), { timeout: 20_000 })
    .toEqual([])
  await member.run(`image delete ${made.id}`)
})

test('a wrong password does not get in', async () => {
  const stranger = cloud.client('stranger')
  expect(await stranger.refusal('token issue')).toContain('HTTP 401')
})
