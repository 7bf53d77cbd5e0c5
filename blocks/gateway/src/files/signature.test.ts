import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { temporaryUrl } from './signature.ts'

it('signs the path from /v1 on, decoded, whatever stands before it', () => {
  const lent = { container: 'c', object: 'a b/ü', method: 'GET', expiresAt: 1000 } as const
  const url = new URL(temporaryUrl('https://cloud.example/swift/v1/AUTH_x', 'key', lent))
  expect(url.pathname).toBe('/swift/v1/AUTH_x/c/a%20b/%C3%BC')
  expect(url.searchParams.get('temp_url_expires')).toBe('1000')
  expect(url.searchParams.get('temp_url_sig')).toBe(
    createHmac('sha256', 'key').update('GET\n1000\n/v1/AUTH_x/c/a b/ü').digest('hex'),
  )
})
