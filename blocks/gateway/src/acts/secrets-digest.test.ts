import { expect, it } from 'vitest'
import { secretsDigest } from './secrets-digest.ts'

const sealingKey = (fill: number) => `k${fill}:${Buffer.alloc(32, fill).toString('base64')}`
const digest = (password: string, key = 'key-of-a-press', fill = 1) =>
  secretsDigest([sealingKey(fill)], key, { adminPassword: password })

it('is the same for the same secrets, in any order, and gives none away', () => {
  expect(digest('one')).toBe(digest('one'))
  const keys = [sealingKey(1)]
  expect(secretsDigest(keys, 'key', { a: '1', b: '2' })).toBe(
    secretsDigest(keys, 'key', { b: '2', a: '1' }),
  )
  expect(digest('one')).not.toContain('one')
})

it('is another for another secret, another press and another sealing key', () => {
  const all = [
    digest('one'),
    digest('two'),
    digest('one', 'other'),
    digest('one', 'key', 2),
  ]
  expect(new Set(all).size).toBe(4)
})
