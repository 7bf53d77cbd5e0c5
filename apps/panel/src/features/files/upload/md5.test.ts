import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { Md5 } from './md5.ts'

const wanted = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex')

test('is that of OpenSSL for every length around the ends of a block', () => {
  for (let length = 0; length <= 200; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length) & 255)
    expect(new Md5().update(bytes).digest()).toBe(wanted(bytes))
  }
})

test('is the same however the bytes are cut', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919) & 255)
  for (const size of [1, 63, 64, 65, 4096]) {
    const md5 = new Md5()
    for (let at = 0; at < bytes.length; at += size)
      md5.update(bytes.subarray(at, at + size))
    expect(md5.digest()).toBe(wanted(bytes))
  }
})
