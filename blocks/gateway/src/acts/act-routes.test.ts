import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { activity } from '@aloft/contracts/activity'
import { gateway, type ActReply } from '@aloft/contracts/gateway'
import type { ApiClient } from '@aloft/testkit/api-client'
import { startAloft, type TestAloft } from '@aloft/testkit/aloft'
import { startSimulator, type TestCloud } from '@aloft/testkit/simulator'

const password = 'aloft-demo'
let cloud: TestCloud
let aloft: TestAloft
let person: ApiClient

beforeAll(async () => {
  cloud = await startSimulator({ seed: 'small', speed: 50 })
  aloft = await startAloft({ cloud })
  person = await aloft.signIn({
    user: 'reachnovadevops',
    password,
    project: 'reach-production',
  })
})
afterAll(async () => {
  await aloft[Symbol.asyncDispose]()
  await cloud[Symbol.asyncDispose]()
})

interface Known {
  readonly id: string
  readonly name: string
  readonly status: string
}

async function server(name: string, region = 'dfw'): Promise<Known> {
  const reply = await person.fetch(`/api/cloud/${region}/compute/servers/detail`)
  const body = (await reply.json()) as { servers: Known[] } // Nova's own shape.
  const found = body.servers.find((each) => each.name === name)
  if (found === undefined) throw new Error(`${region} has no ${name}`)
  return found
}

const newKey = () => crypto.randomUUID()

function act(
  id: string,
  targets: readonly string[],
  input: Record<string, unknown> = {},
  { key = newKey(), region = 'dfw', as = person } = {},
): Promise<ActReply> {
  return as.call(gateway)('POST /acts', {
    body: {
      act: id,
      key,
      targets: targets.map((target) => ({ region, id: target })),
      input,
    },
  })
}

const withCode = (code: string) => expect.objectContaining({ code })

describe('an act through the gateway', () => {
  test('is carried out once for a key, and written down', async () => {
    const { id } = await server('ns1')
    const key = newKey()
    const first = await act('server.rename', [id], { name: 'ns1-new' }, { key })
    expect(first).toMatchObject({ repeated: false, outcomes: [{ state: 'done' }] })
    const again = await act('server.rename', [id], { name: 'ns1-new' }, { key })
    expect(again).toEqual({ ...first, repeated: true })
    expect((await server('ns1-new')).id).toBe(id)
    const { entries } = await person.call(activity)('GET /entries', {
      query: { target: id },
    })
    expect(entries).toMatchObject([
      { title: 'Rename ns1 to ns1-new', state: 'done', username: 'reachnovadevops' },
    ])
  })

  test('does not take a key for another act', async () => {
    const { id } = await server('mail-relay')
    const key = newKey()
    await act('server.lock', [id], { reason: 'audit' }, { key })
    await expect(act('server.unlock', [id], {}, { key })).rejects.toThrow(
      withCode('key_reused'),
    )
  })

  test('does not take a key for another secret: that password was never set', async () => {
    const { id } = await server('lb-dfw-1')
    const key = newKey()
    const change = (adminPassword: string) =>
      act('server.change-password', [id], { adminPassword }, { key })
    const first = await change('first-password')
    expect(await change('first-password')).toEqual({ ...first, repeated: true })
    await expect(change('second-password')).rejects.toThrow(withCode('key_reused'))
  })

  test('says why the state of the server forbids it', async () => {
    const { id } = await server('dncfrshgvz', 'ord')
    await expect(act('server.pause', [id], {}, { region: 'ord' })).rejects.toThrow(
      expect.objectContaining({
        code: 'act_refused',
        message: expect.stringContaining('never ran'),
      }),
    )
  })

  test("gives the cloud's words and request id for each that it refuses", async () => {
    const reply = await act(
      'server.resize',
      [(await server('wiki', 'syd')).id],
      {
        flavor: 'no-such-flavor',
      },
      { region: 'syd' },
    )
    expect(reply.outcomes).toMatchObject([
      {
        state: 'failed',
        message: expect.stringMatching(/flavor/i),
        upstream: { service: 'compute', requestId: expect.stringMatching(/^req-/) },
      },
    ])
  })

  test('is refused to a reader', async () => {
    const { id } = await server('lb-dfw-1')
    const reader = await aloft.signIn({ user: 'auditor', password })
    await expect(act('server.stop', [id], {}, { as: reader })).rejects.toThrow(
      withCode('forbidden'),
    )
  })

  test('names what is wrong with a request before anything is done', async () => {
    const { id } = await server('lb-dfw-1')
    await expect(act('server.explode', [id])).rejects.toThrow(
      expect.objectContaining({
        code: 'unknown_act',
        details: expect.objectContaining({
          hint: expect.stringContaining('server.reboot, '),
        }),
      }),
    )
    await expect(act('server.stop', [id], {}, { region: 'mars' })).rejects.toThrow(
      withCode('unknown_region'),
    )
    await expect(act('server.rename', [id], {})).rejects.toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ field: 'body.input.name' }),
      }),
    )
  })

  test('tells of a server that is not there', async () => {
    const reply = await act('server.stop', ['00000000-0000-4000-8000-000000000000'])
    expect(reply.outcomes).toMatchObject([{ state: 'failed', upstream: { status: 404 } }])
  })

  test('makes servers and hands their passwords back once', async () => {
    const image = await firstId(
      '/api/cloud/dfw/image/images?status=active&visibility=public&name=Debian%2012',
      'images',
    )
    const key = newKey()
    const network = await firstId('/api/cloud/dfw/network/networks?name=public', 'networks')
    const input = {
      region: 'dfw',
      names: ['made-1', 'made-2'],
      image,
      flavor: '3',
      networks: [network],
    }
    const first = await act('server.create', [], input, { key })
    expect(first.outcomes.map(({ state, output }) => [state, output?.name])).toEqual([
      ['done', 'made-1'],
      ['done', 'made-2'],
    ])
    expect(first.outcomes[0]?.output).toHaveProperty('adminPassword')
    const again = await act('server.create', [], input, { key })
    expect(again.repeated).toBe(true)
    expect(again.outcomes[0]?.output).not.toHaveProperty('adminPassword')
  })

  test('counts the popover of acts that there are', async () => {
    const shown = (id: string) =>
      person.call(gateway)('POST /acts/:act/shown', { params: { act: id } })
    await expect(shown('server.reboot')).resolves.toBeUndefined()
    await expect(shown('server.explode')).rejects.toThrow(withCode('unknown_act'))
  })
})

async function firstId(path: string, key: string): Promise<string> {
  const reply = await person.fetch(path)
  const body = (await reply.json()) as Record<string, { id: string }[]> // Glance's shape.
  const id = body[key]?.[0]?.id
  if (id === undefined) throw new Error(`${path} is empty`)
  return id
}
