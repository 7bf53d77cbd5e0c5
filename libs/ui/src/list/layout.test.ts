import { expect, test } from 'vitest'
import {
  emptyLayout,
  gridTemplate,
  leastWidth,
  visibleColumns,
  withMoved,
  withShown,
  withWidth,
} from './layout.ts'
import type { ListColumn } from './list-props.ts'

const columns: readonly ListColumn<string>[] = [
  {
    id: 'name',
    label: 'Name',
    kind: 'name',
    width: 200,
    grow: 2,
    required: true,
    text: (row) => row,
  },
  { id: 'status', label: 'Status', kind: 'text', width: 118, text: (row) => row },
  {
    id: 'region',
    label: 'Region',
    kind: 'text',
    width: 84,
    minWidth: 70,
    text: (row) => row,
  },
]
const ids = (layout = emptyLayout) =>
  visibleColumns(columns, layout).map((column) => column.id)

test('shows the columns as declared until the person changes something', () => {
  expect(ids()).toEqual(['name', 'status', 'region'])
})

test('moves a column and keeps the others in order', () => {
  expect(ids(withMoved(columns, emptyLayout, 'region', -1))).toEqual([
    'name',
    'region',
    'status',
  ])
})

test('stops a column at the edge', () => {
  expect(ids(withMoved(columns, emptyLayout, 'name', -3))).toEqual([
    'name',
    'status',
    'region',
  ])
})

test('moves a column past the next one that is seen, not past hidden ones', () => {
  const hidden = withShown(emptyLayout, 'status', false)
  const seen = visibleColumns(columns, hidden)
  const moved = withMoved(columns, hidden, 'region', -1, seen)
  expect(ids(moved)).toEqual(['region', 'name'])
  expect(ids(withShown(moved, 'status', true))).toEqual(['region', 'name', 'status'])
  const back = withMoved(columns, moved, 'region', 1, visibleColumns(columns, moved))
  expect(ids(back)).toEqual(['name', 'region'])
})

test('hides and shows a column, but never a required one', () => {
  const hidden = withShown(withShown(emptyLayout, 'status', false), 'name', false)
  expect(ids(hidden)).toEqual(['name', 'region'])
  expect(ids(withShown(hidden, 'status', true))).toEqual(['name', 'status', 'region'])
})

test('puts a column that is new since the layout was kept at the end', () => {
  expect(ids({ ...emptyLayout, order: ['region', 'name'] })).toEqual([
    'region',
    'name',
    'status',
  ])
})

test('never makes a column narrower than its least width', () => {
  const region = columns[2]
  if (region === undefined) throw new Error('no such column')
  expect(withWidth(emptyLayout, region, 12).widths).toEqual({ region: 70 })
})

test('takes at most half of a narrow list for a name that stays in sight', () => {
  const half = 'min(200px, max(96px, 50cqi - var(--list-check)))'
  expect(gridTemplate(columns, emptyLayout, '38px')).toBe(
    `38px minmax(${half}, 2fr) 118px 84px minmax(0, 0.01fr)`,
  )
  expect(leastWidth(columns, emptyLayout, '38px')).toBe(
    `calc(38px + ${half} + 118px + 84px)`,
  )
})

test('gives a column that was resized exactly its width', () => {
  const layout = { ...emptyLayout, widths: { name: 321 } }
  expect(gridTemplate(columns, layout, '38px')).toBe(
    '38px 321px 118px 84px minmax(0, 0.01fr)',
  )
})
