import zlib from 'node:zlib'
import { expect, it } from 'vitest'
import { compress, pickEncoding } from './encoding.ts'

it('picks the quickest encoding that the browser takes', () => {
  expect(pickEncoding('gzip, deflate, br, zstd')).toBe('zstd')
  expect(pickEncoding('gzip, deflate, br')).toBe('br')
  expect(pickEncoding('gzip;q=0.5, br;q=0')).toBe('gzip')
  expect(pickEncoding('*')).toBe('zstd')
  expect(pickEncoding('identity')).toBeUndefined()
  expect(pickEncoding(undefined)).toBeUndefined()
})

it('gives back the same text in every encoding', async () => {
  const text = JSON.stringify(Array.from({ length: 500 }, (_, at) => `web-${at}-é`))
  expect(zlib.zstdDecompressSync(await compress(text, 'zstd')).toString()).toBe(text)
  expect(zlib.brotliDecompressSync(await compress(text, 'br')).toString()).toBe(text)
  expect(zlib.gunzipSync(await compress(text, 'gzip')).toString()).toBe(text)
})
