import { expect, it } from 'vitest'
import { createPressKey } from './press-key.ts'

const numbered = () => {
  let number = 0
  return createPressKey(() => `key-${++number}`)
}
const asked = (adminPassword: string) => ({
  act: 'server.change-password',
  targets: [{ region: 'dfw', id: '1' }],
  input: { adminPassword },
})

it('keeps the key while nobody knows what came of the last press', () => {
  const key = numbered()
  expect(key.keyFor(asked('one'))).toBe('key-1')
  expect(key.keyFor(asked('one'))).toBe('key-1')
})

it('makes a new key for another secret, another target and after an answer', () => {
  const key = numbered()
  key.keyFor(asked('one'))
  expect(key.keyFor(asked('two'))).toBe('key-2')
  expect(key.keyFor({ ...asked('two'), targets: [] })).toBe('key-3')
  key.settle()
  expect(key.keyFor({ ...asked('two'), targets: [] })).toBe('key-4')
})
