import { expect, test } from 'vitest'
import { withoutSecrets } from './exchange-record.ts'

test('leaves what is no secret in the address', () => {
  const url = 'https://compute.example/v2.1/servers/detail?limit=100&marker=5c'
  expect(withoutSecrets(url)).toBe(url)
})

test('takes signatures and tokens out of the address', () => {
  const url = 'https://files.example/v1/a/b?temp_url_sig=c0ffee&temp_url_expires=9&token=x'
  expect(withoutSecrets(url)).toBe(
    'https://files.example/v1/a/b?temp_url_sig=[redacted]&temp_url_expires=9&token=[redacted]',
  )
})
