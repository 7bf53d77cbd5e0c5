import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from './search-params.ts'

test('a view survives the way through the URL', () => {
  const view = { q: 'web & db', status: 'ACTIVE,ERROR', sort: '-created', memory: '512' }
  expect(stringifySearch(view)).toBe(
    '?q=web+%26+db&status=ACTIVE,ERROR&sort=-created&memory=512',
  )
  expect(parseSearch(stringifySearch(view))).toEqual(view)
})

test('what is not chosen is not in the URL', () => {
  expect(stringifySearch({ q: '', region: undefined })).toBe('')
})
