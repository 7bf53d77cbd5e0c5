import { expect, it } from 'vitest'
import { numberedNames } from './numbered-names.ts'

it('numbers the names of several, so that they sort as they count', () => {
  expect(numberedNames('web', 1)).toEqual(['web'])
  expect(numberedNames('web', 3)).toEqual(['web-1', 'web-2', 'web-3'])
  expect(numberedNames('web', 10).at(0)).toBe('web-01')
  expect(numberedNames('web-#.example', 2)).toEqual(['web-1.example', 'web-2.example'])
})
