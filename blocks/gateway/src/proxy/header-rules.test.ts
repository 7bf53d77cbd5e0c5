import { expect, test } from 'vitest'
import { headersForBrowser, headersForCloud } from './header-rules.ts'

test('keeps cookies, identities and what is for one connection from the cloud', () => {
  const kept = headersForCloud([
    ...['Host', 'panel.example'],
    ...['Cookie', 'aloft_session=secret'],
    ...['X-Auth-Token', 'forged'],
    ...['x-aloft-caller', 'forged'],
    ...['X-Forwarded-For', '10.0.0.1'],
    ...['Connection', 'close, X-Private'],
    ...['X-Private', 'of the connection'],
    ...['Transfer-Encoding', 'chunked'],
    ...['OpenStack-API-Version', 'compute 2.79'],
    ...['Accept', 'application/json'],
  ])
  expect(kept).toEqual([
    'openstack-api-version',
    'compute 2.79',
    'accept',
    'application/json',
  ])
})

test('keeps what the browser says of its own cache from the cloud, and nothing else of caches', () => {
  const own = ['Pragma', 'no-cache', 'Cache-Control', 'no-cache']
  expect(headersForCloud(own)).toEqual([])
  const wanted = headersForCloud(['Cache-Control', 'public, max-age=300'])
  expect(wanted).toEqual(['cache-control', 'public, max-age=300'])
})

test('keeps cookies, tokens and the server’s name from the browser', () => {
  const kept = headersForBrowser([
    ...['Server', 'Apache/2.4'],
    ...['Set-Cookie', 'a=b'],
    ...['X-Subject-Token', 'gAAAA'],
    ...['Access-Control-Allow-Origin', '*'],
    ...['X-Account-Meta-Temp-URL-Key-2', 'gAAAA'],
    ...['Content-Type', 'application/json'],
  ])
  expect(kept.slice(0, 2)).toEqual(['content-type', 'application/json'])
  expect(kept.join(' ')).not.toMatch(/apache|set-cookie|gAAAA|access-control/i)
})

test('lets nothing that the cloud sends run or stay in a cache', () => {
  const kept = headersForBrowser(['Cache-Control', 'public, max-age=9'])
  expect(kept).toContain("default-src 'none'; sandbox")
  expect(kept).toContain('nosniff')
  expect(kept.filter((text) => text === 'cache-control')).toHaveLength(1)
  expect(kept).toContain('no-store')
})

test('gives an older request id its present name too', () => {
  const kept = headersForBrowser(['X-Compute-Request-Id', 'req-1'])
  expect(kept.slice(0, 4)).toEqual([
    'x-compute-request-id',
    'req-1',
    'x-openstack-request-id',
    'req-1',
  ])
})
