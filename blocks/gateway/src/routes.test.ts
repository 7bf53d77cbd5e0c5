import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sessionIdOf } from './session/session-key.ts'
import { startGateway, type RunningGateway } from './testing/running-gateway.ts'

const TOKEN = 'gAAAAA-a-token-for-another-block'
let panel: string
let gateway: RunningGateway
let cookie: string

beforeAll(async () => {
  panel = await mkdtemp(join(tmpdir(), 'aloft-panel-'))
  await mkdir(join(panel, 'assets'))
  await writeFile(join(panel, 'index.html'), '<title>Aloft</title>')
  await writeFile(join(panel, 'assets/index-a1b2.js'), 'plain')
  await writeFile(join(panel, 'assets/index-a1b2.js.br'), brotliCompressSync('packed'))
  await writeFile(join(panel, '.hidden'), 'hidden')
  await writeFile(join(panel, 'favicon.svg'), '<svg/>')
  gateway = await startGateway({
    gateway: {
      panelDirectory: panel,
      priceFile: fileURLToPath(new URL('../prices/demo.yaml', import.meta.url)),
    },
    kernel: { publicUrl: 'https://panel.example' },
  })
  cookie = await gateway.session({ dfw: { compute: 'http://compute' } }, TOKEN)
})

afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  await rm(panel, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(gateway.url + path, { headers })

test.each([
  '/',
  '/servers',
  '/servers/dfw/1?tab=console',
  '/index.html',
  '/files/dfw/www.example.com',
  '/files/dfw/www.example.com?prefix=a.b%2F',
  '/files/dfw/backup.tar/',
  '/images/dfw/ubuntu-24.04/servers',
  '/files/dfw/..hidden',
])('answers the page %s with the panel, to be asked for again each time', async (path) => {
  const reply = await get(path)
  expect(reply.status).toBe(200)
  expect(await reply.text()).toBe('<title>Aloft</title>')
  expect(reply.headers.get('cache-control')).toBe('no-cache')
})

test('lets no script run in the panel but its own', async () => {
  const { headers } = await get('/')
  const policy = headers.get('content-security-policy')
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toContain('unsafe')
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('sends the compressed asset, to be kept for ever', async () => {
  const packed = await get('/assets/index-a1b2.js', { 'accept-encoding': 'br' })
  expect(packed.headers.get('content-encoding')).toBe('br')
  expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(await packed.text()).toBe('packed')
  const plain = await get('/assets/index-a1b2.js', { 'accept-encoding': 'identity' })
  expect(await plain.text()).toBe('plain')
})

test('sends a file at the root, to be asked for again each time', async () => {
  const reply = await get('/favicon.svg')
  expect(await reply.text()).toBe('<svg/>')
  expect(reply.headers.get('cache-control')).toBe('no-cache')
})

test.each([
  '/assets/index-gone.js',
  '/assets/index-gone',
  '/favicon.ico',
  '/.git/config',
  '/.hidden',
  '/assets/..%2f..%2fetc%2fpasswd.txt',
  '/api/nowhere',
])('has nothing at %s', async (path) => {
  const reply = await get(path)
  expect(reply.status).toBe(404)
  expect(await reply.text()).not.toContain('<title>')
})

test('describes its API without what is for blocks only', async () => {
  const reply = await get('/api/openapi.json')
  const text = await reply.text()
  expect(text).toContain('/api/gateway/session')
  expect(text).toContain('/api/cloud/{region}/{service}/{path}')
  expect(text).not.toContain('cloud-access')
})

test('tells the prices to whoever is signed in', async () => {
  expect((await get('/api/gateway/prices')).status).toBe(401)
  const reply = await get('/api/gateway/prices', { cookie })
  const prices: unknown = await reply.json()
  expect(prices).toMatchObject({
    currency: 'USD',
    hourlyPriceMicros: { '*': { '1GB Standard': 60_000 } },
  })
})

test('serves nobody past the end of the token, but the session itself', async () => {
  const own = await gateway.session({})
  expect((await get('/api/gateway/prices', { cookie: own })).status).toBe(200)
  await gateway.database.pool.query(
    `update gateway.sessions set token_expires_at = now() - interval '1 s' where id = $1`,
    [sessionIdOf(own.slice('aloft_session='.length))],
  )
  const answer = async (path: string) => {
    const reply = await get(path, { cookie: own })
    const text = await reply.text()
    return `${reply.status} ${/"code":"(\w+)"/.exec(text)?.[1] ?? 'fine'}`
  }
  // What a process knows of a session is two seconds old at most.
  await expect
    .poll(() => answer('/api/gateway/prices'), { timeout: 5_000 })
    .toBe('401 reauth_required')
  expect(await answer('/api/gateway/session')).toBe('200 fine')
})

const askAccess = (headers: Record<string, string>) =>
  fetch(`${gateway.url}/api/gateway/cloud-access`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({
      sessionId: sessionIdOf(cookie.slice('aloft_session='.length)),
      purpose: 'walk the regions',
    }),
  })

test('gives a token to another block and writes down to whom and what for', async () => {
  const reply = await askAccess({ 'x-aloft-caller': gateway.signedBlock('inventory') })
  expect(await reply.json()).toMatchObject({
    token: TOKEN,
    endpoints: { dfw: { compute: 'http://compute' } },
  })
  const line = gateway.log.lines.find(({ givenTo }) => givenTo === 'inventory')
  expect(line).toMatchObject({
    level: 'INFO',
    username: 'reachnovadevops',
    account: 'reach-production',
    purpose: 'walk the regions',
  })
  expect(gateway.log.text()).not.toContain(TOKEN)
})

test('gives no token to a browser', async () => {
  const reply = await askAccess({ cookie, origin: 'https://panel.example' })
  expect(reply.status).toBe(404)
  expect(await reply.text()).not.toContain(TOKEN)
})
