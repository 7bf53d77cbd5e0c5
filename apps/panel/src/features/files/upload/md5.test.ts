import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { md5Of } from './md5.ts'

const { signal } = new AbortController()

test.each([0, 1, 63, 64, 1024 * 1024, 2.5 * 1024 * 1024])(
  'is that of OpenSSL for a file of %i bytes, whatever its steps are',
  async (length) => {
    const bytes = new Uint8Array(randomBytes(length))
    const wanted = createHash('md5').update(bytes).digest('hex')
    expect(await md5Of(new Blob([bytes]), signal)).toBe(wanted)
  },
)

test('is that of the part alone', async () => {
  const bytes = new Uint8Array(randomBytes(1000))
  const wanted = createHash('md5').update(bytes.subarray(10, 900)).digest('hex')
  expect(await md5Of(new Blob([bytes]).slice(10, 900), signal)).toBe(wanted)
})

test('stops when nobody wants it any more', async () => {
  const stopped = AbortSignal.abort(new Error('left'))
  await expect(md5Of(new Blob(['some bytes']), stopped)).rejects.toThrow('left')
})
