import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { testDatabase } from '@aloft/testkit/postgres'
import { valueAt } from './core/json.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

interface Ready {
  keystone: string
  regions: { id: string; url: string }[]
}

const disposal = new AsyncDisposableStack()
let url = ''
beforeAll(async () => {
  url = disposal.use(await testDatabase()).url
})
afterAll(() => disposal.disposeAsync())

async function start(...args: string[]): Promise<{ child: ChildProcess; ready: Ready }> {
  const main = new URL('main.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [main, '--database', url, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  disposal.defer(() => void child.kill('SIGKILL'))
  for await (const line of createInterface({ input: child.stdout })) {
    // The program prints this one line.
    return { child, ready: JSON.parse(line) as Ready }
  }
  throw new Error('the simulator ended before it was ready')
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.kill(signal)
  return ended
}

async function ask(address: string, token: string, body?: unknown) {
  const response = await fetch(address, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'x-auth-token': token, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const parsed: unknown = text === '' ? undefined : JSON.parse(text)
  return { response, body: parsed }
}

test('a simulator that was killed goes on with its tokens and with what it was at', async () => {
  const first = await start('--seed', 'small', '--speed', '0.5')
  const scope = { project: { name: 'blank-slate', domain: { id: 'default' } } }
  const user = { name: 'newcomer', domain: { id: 'default' }, password: 'aloft-demo' }
  const identity = { methods: ['password'], password: { user } }
  const signedIn = await ask(`${first.ready.keystone}/auth/tokens`, '', {
    auth: { identity, scope },
  })
  const token = signedIn.response.headers.get('x-subject-token') ?? ''
  const [region] = first.ready.regions
  const images = await ask(`${region?.url}/image/v2/images?limit=1&name=Debian%2012`, token)
  const made = await ask(`${region?.url}/compute/v2.1/servers`, token, {
    server: {
      name: 'survivor',
      flavorRef: '2',
      imageRef: valueAt(images.body, 'images', 0, 'id'),
    },
  })
  expect(made.response.status).toBe(202)
  await end(first.child, 'SIGKILL')

  const second = await start('--speed', '1000')
  const path = `/compute/v2.1/servers/${String(valueAt(made.body, 'server', 'id'))}`
  const show = () => ask(`${second.ready.regions[0]?.url}${path}`, token)
  await expect
    .poll(async () => valueAt((await show()).body, 'server', 'status'), { timeout: 10_000 })
    .toBe('ACTIVE')
  expect(await end(second.child, 'SIGTERM')).toBe(0)
}, 60_000)

test('a wrong flag is named and nothing is started', async () => {
  const main = new URL('main.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [main, '--database', url, '--speed', 'fast'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let words = ''
  child.stderr.on('data', (chunk) => (words += String(chunk)))
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect(code).toBe(1)
  expect(words).toContain('--speed must be a number from 0.01 to 10000, not "fast"')
})
