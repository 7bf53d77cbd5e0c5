import fc from 'fast-check'
import type { Cell } from '../column.ts'
import { clean } from '../fold.ts'
import { vectorList } from '../vectors.ts'
import type { View } from '../view.ts'

// Test data only: rows and views as odd as they come, with enough in common to meet.
const letters = fc.constantFrom(
  'a',
  'A',
  'z',
  'Z',
  '0',
  '1',
  '9',
  '.',
  '-',
  '_',
  '%',
  ' ',
  'é',
  'É',
  'e\u0301',
  'ß',
  'İ',
  'ς',
  'Σ',
  '\ud7ff',
  '\ue000',
  '\uffff',
  '\u{1f600}',
  '\u{10ffff}',
  '10',
  '2',
  '007',
)
const word = fc
  .array(letters, { minLength: 1, maxLength: 5 })
  .map((parts) => clean(parts.join('')))
const few = fc.constantFrom('ACTIVE', 'ERROR', 'Shut, off', '%', 'é')
const address = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.constantFrom('10.0.0.9 10.0.0.10', '256.1.1.1', '1.2.3', '::', ':::', 'none'),
)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const number = maybe(
  fc
    .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
    // No cell is -0: JSON does not know it.
    .map((value) => value + 0),
)
const tags = fc
  .uniqueArray(fc.oneof(few, word), { maxLength: 3 })
  .map((list) => list.sort())

const row: fc.Arbitrary<Record<string, Cell>> = fc.record({
  name: maybe(word),
  status: few,
  tags,
  address: maybe(address),
  memory: maybe(fc.constantFrom(512, 1024, 8192).map((size) => size * 1_048_576)),
  region: fc.constantFrom('dfw', 'ord', 'iad'),
  image: maybe(few),
  flavor: maybe(word),
  created: number,
  vcpus: number,
})

export const randomRows: fc.Arbitrary<readonly Record<string, Cell>[]> = fc
  .array(row, { maxLength: 25 })
  .map((rows) => rows.map((cells, at) => ({ ...cells, id: `id-${at % 7}-${at}` })))

const sortable = vectorList.columns.filter((column) => column.sortable)

export const randomView: fc.Arbitrary<View> = fc.record({
  q: fc.oneof(
    fc.constant(''),
    word,
    fc.tuple(word, word).map((words) => words.join(' ')),
  ),
  facets: fc.record(
    {
      status: fc.uniqueArray(few, { minLength: 1, maxLength: 2 }),
      region: fc.uniqueArray(fc.constantFrom('dfw', 'ord', 'syd'), { minLength: 1 }),
      tags: fc.uniqueArray(fc.oneof(few, word), { minLength: 1, maxLength: 2 }),
      memory: fc.constant(['1024']),
    },
    { requiredKeys: [] },
  ),
  sort: fc.record({
    column: fc.constantFrom(...sortable.map(({ id }) => id)),
    descending: fc.boolean(),
  }),
})
