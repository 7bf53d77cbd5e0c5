import { expect, test } from 'vitest'
import { withoutSecretValues } from './redaction.ts'
import { bootProbe } from './testing/boot-probe.ts'
import { createProbe } from './testing/probe-block.ts'

test('leaves what is no secret in the address', () => {
  const url = 'https://compute.example/v2.1/servers/detail?limit=100&marker=5c'
  expect(withoutSecretValues(url)).toBe(url)
})

test('takes signatures and tokens out of the address', () => {
  const url = 'https://files.example/v1/a/b?temp_url_sig=c0ffee&temp_url_expires=9&token=x'
  expect(withoutSecretValues(url)).toBe(
    'https://files.example/v1/a/b?temp_url_sig=[redacted]&temp_url_expires=9&token=[redacted]',
  )
})

test.each([
  '/api/cloud/dfw/object-store/c/o?temp_url_sig=c0ffee',
  '/api/cloud/dfw/object-store/c/o?temp%5Furl%5Fsig=c0ffee',
  '/b/k?X-Amz-Expires=60&X-Amz-Signature=c0ffee',
  '/b/k?X-Amz-Credential=c0ffee',
  '/x?secret=c0ffee',
])('keeps the secret of %s out', (url) => {
  expect(withoutSecretValues(url)).not.toContain('c0ffee')
})

test('the line of a request keeps them out too', async () => {
  await using probe = await bootProbe([createProbe().block])
  await probe.fetch('/api/probe/echo/a?word=x&X-Amz-Signature=c0ffee&secret=c0ffee')
  expect(probe.log.text()).toContain('/api/probe/echo/a?word=x')
  expect(probe.log.text()).not.toContain('c0ffee')
})
