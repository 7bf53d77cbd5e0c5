import { randomBytes } from 'node:crypto'
import { crc32 as expected } from 'node:zlib'
import { expect, test } from 'vitest'
import { crc32 } from './crc32.ts'

test.each([0, 1, 7, 8, 9, 1024, 100_003])('sums %i bytes as zlib does', (length) => {
  const bytes = randomBytes(length)
  expect(crc32(bytes)).toBe(expected(bytes).toString(16).padStart(8, '0'))
})

test('sums a part of a longer buffer', () => {
  const bytes = new Uint8Array(randomBytes(64))
  const part = bytes.subarray(3, 40)
  expect(crc32(part)).toBe(expected(part).toString(16).padStart(8, '0'))
})
