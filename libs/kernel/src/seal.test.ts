import { expect, test } from 'vitest'
import { createSealer } from './seal.ts'

const key = (id: string, byte: number) =>
  `${id}:${Buffer.alloc(32, byte).toString('base64')}`

test('what was sealed opens to the same text, and no two sealings are alike', () => {
  const sealer = createSealer([key('k1', 1)])
  const sealed = sealer.seal('gAAAA token ü')
  expect(sealer.open(sealed)).toBe('gAAAA token ü')
  expect(sealed.equals(sealer.seal('gAAAA token ü'))).toBe(false)
  expect(sealed.includes('token')).toBe(false)
})

test('a new key before the old one seals, and the old one still opens', () => {
  const old = createSealer([key('k1', 1)]).seal('text')
  const rotated = createSealer([key('k2', 2), key('k1', 1)])
  expect(rotated.open(old)).toBe('text')
  expect(() => createSealer([key('k1', 1)]).open(rotated.seal('text'))).toThrow(
    'its key is not configured',
  )
})

test('a changed byte anywhere is refused', () => {
  const sealer = createSealer([key('k1', 1)])
  const sealed = sealer.seal('text')
  for (let index = 0; index < sealed.length; index++) {
    const changed = Buffer.from(sealed)
    changed[index] = (changed[index] ?? 0) ^ 1
    expect(() => sealer.open(changed)).toThrow()
  }
  expect(() => sealer.open(Buffer.alloc(0))).toThrow()
  expect(() => sealer.open(sealed.subarray(0, 10))).toThrow()
})

test('a key of another length is refused with how to make one', () => {
  expect(() => createSealer(['k1:c2hvcnQ='])).toThrow('kernel.sealingKeys')
  expect(() => createSealer([]).seal('x')).toThrow('kernel.sealingKeys is empty')
})
