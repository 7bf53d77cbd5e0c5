import { expect, test } from 'vitest'
import { keyProblems } from './key-value.ts'

test('the second pair of a key is wrong, whatever spaces are around it', () => {
  const pairs = [
    { key: 'role', value: 'web' },
    { key: 'owner', value: 'web' },
    { key: ' role ', value: 'cache' },
  ]
  expect(keyProblems(pairs)).toEqual([
    undefined,
    undefined,
    'The key “role” is there already.',
  ])
})

test('a value needs a key; a pair that was only begun needs nothing', () => {
  const pairs = [
    { key: ' ', value: 'web' },
    { key: '', value: '' },
    { key: '', value: '' },
  ]
  expect(keyProblems(pairs)).toEqual(['A value has no key.', undefined, undefined])
})
