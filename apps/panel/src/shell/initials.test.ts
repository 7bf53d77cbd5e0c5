import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test('takes the first letters of two names, or two letters of one', () => {
  expect(['dave.king', 'Ann Lee Po', 'reachnovadevops', 'x', ''].map(initials)).toEqual([
    'DK',
    'AL',
    'RE',
    'X',
    '',
  ])
})
