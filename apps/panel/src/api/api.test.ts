import { expect, test } from 'vitest'
import { operationUrl } from './api.ts'

test('fills parameters in so that none can leave its place', () => {
  const input = { params: { act: 'server.reboot/../x' } }
  expect(operationUrl('gateway', '/acts/:act/shown', input)).toBe(
    '/api/gateway/acts/server.reboot%2F..%2Fx/shown',
  )
})

test('leaves out of the query what is not given', () => {
  const input = { query: { q: 'web 1', sort: undefined, since: '', limit: 0 } }
  expect(operationUrl('inventory', '/servers', input)).toBe(
    '/api/inventory/servers?q=web+1&limit=0',
  )
})
