import { expect, it } from 'vitest'
import { toCsv, toJson } from './export.ts'
import { tableOf } from './table.ts'
import { vectorList } from './vectors.ts'

const ids = ['name', 'tags', 'memory', 'created', 'address']
const columns = ids.flatMap((id) => vectorList.columns.filter((column) => column.id === id))
const table = tableOf(ids, [
  ['web-1', ['a', 'b'], 536_870_912, 0, '10.0.0.1 fd00::1'],
  ['=cmd|"/C calc"!A1', [], undefined, -1, undefined],
  ['@sum', undefined, undefined, undefined, undefined],
])

it('writes what is shown as CSV, in the order asked for', () => {
  const [head, ...lines] = toCsv(table, columns, [0]).split('\r\n')
  expect(head).toBe('\ufeffName,Tags,Memory,Created,IP address')
  expect(lines).toEqual([
    'web-1,"a, b",512 MB,1970-01-01T00:00:00.000Z,10.0.0.1 fd00::1',
    '',
  ])
})

it('defuses text that a spreadsheet would run', () => {
  const csv = toCsv(table, columns, [1, 2])
  expect(csv).toContain(`"'=cmd|""/C calc""!A1"`)
  expect(csv).toContain(`'@sum`)
})

it('writes JSON with dates in ISO 8601 and lists as lists', () => {
  expect(JSON.parse(toJson(table, columns, [0]))).toEqual([
    {
      name: 'web-1',
      tags: ['a', 'b'],
      memory: 536_870_912,
      created: '1970-01-01T00:00:00.000Z',
      address: ['10.0.0.1', 'fd00::1'],
    },
  ])
})
