import { containerReader } from '@aloft/acts/files/container-reader'
import { objectReader } from '@aloft/acts/files/object-reader'
import { objectId, objectPath } from '@aloft/openstack/stored-object'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askForAct, carryOut } from '../act-calls.ts'
import { readPresent, readSubject } from '../act-subject.ts'
import { type ContractCloud, startContractCloud } from '../cloud.ts'
import { type Call, type CloudApi } from '../cloud-api.ts'

const container = 'contract-calls-left'
let cloud: ContractCloud
let api: CloudApi

beforeAll(async () => {
  cloud = await startContractCloud()
  api = await cloud.api('empty')
  await clear()
  const { region } = cloud.facts
  const none = { region, id: '', name: '' }
  await carryOut(api, 'container.create', none, {
    region,
    name: container,
    access: 'private',
  })
})
afterAll(async () => {
  if (api !== undefined) await clear()
  await cloud?.[Symbol.asyncDispose]()
})

const ask = (path: string, more: Partial<Call> = {}) =>
  api.ask({ service: 'object-store', path, ...more })
const put = (name: string, text: string) =>
  ask(objectPath(container, name), { method: 'PUT', text })
const status = async (answer: Promise<{ readonly status: number }>) => (await answer).status
const object = (name: string) => readSubject(api, objectReader, objectId(container, name))

async function clear(): Promise<void> {
  for (const name of ['left/part', 'left/reel one', 'left/film'])
    await ask(objectPath(container, name), { method: 'DELETE' })
  await ask(`/${container}`, { method: 'DELETE' })
}

test('what a deletion leaves is named, though its status is 200', async () => {
  const putManifest = (name: string, path: string) =>
    ask(`${objectPath(container, name)}?multipart-manifest=put`, {
      method: 'PUT',
      text: JSON.stringify([{ path }]),
    })
  await put('left/part', 'bytes')
  await putManifest('left/reel one', `/${container}/left/part`)
  expect(await status(putManifest('left/film', `/${container}/left/reel one`))).toBe(201)
  const shown = await ask(`/${container}/left/film?multipart-manifest=get`)
  expect(shown.body).toMatchObject([{ name: `/${container}/left/reel one`, sub_slo: true }])
  // Another one by now, which the manifest no longer means.
  await put('left/reel one', 'plain')
  const film = await readPresent(api, objectReader, objectId(container, 'left/film'))
  const { act: single, answers, bodies } = await askForAct(api, 'object.delete', film)
  expect(answers.map((answer) => answer.status)).toEqual([200])
  expect(bodies).toEqual([
    {
      'Number Deleted': 1,
      'Number Not Found': 0,
      'Response Status': '400 Bad Request',
      'Response Body': '',
      Errors: [[`/${container}/left/reel%20one`, 'Not an SLO manifest']],
    },
  ])
  expect(single.leaves?.(bodies)).toBe(
    `Not deleted: /${container}/left/reel one: Not an SLO manifest.`,
  )
  expect(await object('left/reel one')).toMatchObject({ bytes: 5 })
  expect(await object('left/film')).toBeUndefined()

  const all = await readPresent(api, containerReader, container)
  const many = await askForAct(api, 'container.delete-objects', all, {
    names: ['left/part', 'left/reel one'],
    large: ['left/reel one'],
  })
  expect(many.answers.map((answer) => answer.status)).toEqual([200, 200])
  expect(many.act.leaves?.(many.bodies)).toBe(
    `Not deleted: /${container}/left/reel one: Not an SLO manifest.`,
  )
  expect(many.act.output?.(many.bodies, {})).toMatchObject({ deleted: 1 })
  expect(await status(ask(`/${container}/left/part`))).toBe(404)
})
