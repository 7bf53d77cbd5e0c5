import { expect, test } from 'vitest'
import { parseProxyAddress } from './proxy-address.ts'

test('takes region, service, path and query apart and leaves the encoding', () => {
  expect(parseProxyAddress('/api/cloud/dfw/object-store/a%2Fb/c?limit=1&q=%20')).toEqual({
    region: 'dfw',
    service: 'object-store',
    path: '/a%2Fb/c',
    query: '?limit=1&q=%20',
  })
})

test('takes the service’s own address for its root', () => {
  expect(parseProxyAddress('/api/cloud/dfw/compute')?.path).toBe('/')
})

test.each(['/api/cloud/', '/api/cloud/dfw', '/api/cloud//compute/x', '/api/cloud/%zz/c/x'])(
  'finds no service in %s',
  (url) => {
    expect(parseProxyAddress(url)).toBeUndefined()
  },
)
