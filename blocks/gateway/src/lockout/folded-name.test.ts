import { expect, test } from 'vitest'
import { foldedName } from './folded-name.ts'

test.each([
  'Auditor',
  'auditor ',
  '  auditor',
  'auditor\t',
  'auditor\u00a0',
  'audit\u00f3r',
  'audito\u200br',
  '\uff41uditor',
])('counts the attempts of "%s" with those of auditor', (name) => {
  expect(foldedName(name)).toBe('auditor')
})

test('keeps different people apart', () => {
  expect(foldedName('web ops')).not.toBe(foldedName('webops'))
  expect(foldedName('auditor1')).not.toBe(foldedName('auditor'))
})
