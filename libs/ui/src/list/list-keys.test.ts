import { expect, test } from 'vitest'
import { listCommand } from './list-keys.ts'

function press(
  key: string,
  held: { shift?: boolean; ctrl?: boolean; grid?: boolean } = {},
) {
  const event = {
    key,
    shiftKey: held.shift === true,
    ctrlKey: held.ctrl === true,
    metaKey: false,
    altKey: false,
  }
  return listCommand(event, held.grid === true, 20)
}

test('moves, chooses and searches from anywhere on the page', () => {
  expect(press('j')).toEqual({ do: 'move', by: 1, extend: false })
  expect(press('K', { shift: true })).toEqual({ do: 'move', by: -1, extend: true })
  expect(press('x')).toEqual({ do: 'toggle' })
  expect(press('/')).toEqual({ do: 'search' })
})

test('leaves arrows, space and Enter to the page unless the grid has the focus', () => {
  for (const key of ['ArrowDown', ' ', 'Enter', 'End']) expect(press(key)).toBeUndefined()
  expect(press('ArrowDown', { grid: true })).toEqual({ do: 'move', by: 1, extend: false })
  expect(press('Enter', { grid: true })).toEqual({ do: 'open' })
})

test('never takes a chord of the browser, but chooses all in the grid', () => {
  expect(press('j', { ctrl: true })).toBeUndefined()
  expect(press('a', { ctrl: true })).toBeUndefined()
  expect(press('a', { ctrl: true, grid: true })).toEqual({ do: 'all' })
})
