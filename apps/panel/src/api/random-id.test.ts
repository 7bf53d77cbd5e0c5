import { expect, test } from 'vitest'
import { newUuid } from './random-id.ts'

const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('an id is a UUID of version 4, and another each time', () => {
  const ids = Array.from({ length: 200 }, newUuid)
  for (const id of ids) expect(id).toMatch(version4)
  expect(new Set(ids).size).toBe(ids.length)
})
