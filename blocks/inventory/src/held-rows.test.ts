import { expect, it } from 'vitest'
import { HeldRows } from './held-rows.ts'
import { serverRow } from './server-row.ts'

function rowsOf(...servers: [id: string, name: string, status?: string][]) {
  return servers.flatMap(
    ([id, name, status = 'ACTIVE']) =>
      serverRow({ id, name, status }, 'dfw', new Map()) ?? [],
  )
}

const idsOf = (rows: HeldRows, since: number) => {
  const changes = rows.changesSince(since)
  const [names] = changes?.rows ?? []
  return { names, removed: changes?.removed }
}

it('tells what changed since a version, and what is gone', async () => {
  const rows = new HeldRows()
  await rows.apply('dfw', rowsOf(['a', 'one'], ['b', 'two'], ['c', 'three']), 1)
  const since = rows.sequence
  await rows.apply('dfw', rowsOf(['a', 'one'], ['b', 'renamed']), 2)
  await rows.remove(['c'])
  expect(idsOf(rows, since)).toEqual({
    names: { dictionary: ['renamed'], indexes: [0] },
    removed: ['c'],
  })
})

it('keeps its version when a walk finds everything as it was', async () => {
  const rows = new HeldRows()
  await rows.apply('dfw', rowsOf(['a', 'one']), 1)
  const before = rows.sequence
  await rows.apply('dfw', rowsOf(['a', 'one']), 2)
  await rows.sweep('dfw', 2)
  expect(rows.sequence).toBe(before)
  expect(rows.size).toBe(1)
})

it('lets go of rows of a region that a whole walk has not seen, and of no other', async () => {
  const rows = new HeldRows()
  await rows.apply('dfw', rowsOf(['a', 'one'], ['b', 'two']), 1)
  await rows.apply('ord', rowsOf(['c', 'three']), 1)
  await rows.apply('dfw', rowsOf(['a', 'one']), 2)
  await rows.sweep('dfw', 2)
  expect([rows.rowsOf('dfw'), rows.rowsOf('ord')]).toEqual([1, 1])
})

it('does not tell changes since a version that it has not had', () => {
  expect(new HeldRows().changesSince(99)).toBeUndefined()
})

it('knows whether a region has something in transition', async () => {
  const rows = new HeldRows()
  await rows.apply('dfw', rowsOf(['a', 'one', 'BUILD']), 1)
  expect(rows.isPassing('dfw')).toBe(true)
  await rows.apply('dfw', rowsOf(['a', 'one', 'ACTIVE']), 2)
  expect(rows.isPassing('dfw')).toBe(false)
})
