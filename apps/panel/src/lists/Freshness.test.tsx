import type { RegionState } from '@aloft/contracts/inventory'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { loadNote } from '../features/servers/list/load-note.ts'
import { Freshness } from './Freshness.tsx'

const minute = 60_000
const region = (name: string, state: Partial<RegionState> = {}): RegionState => {
  return { id: name, name, rows: 3, state: 'fresh', ageMs: 0, ...state }
}
const dallas = region('Dallas')
const virginia = (state: Partial<RegionState>) => [dallas, region('Virginia', state)]
const words = (regions: readonly RegionState[], failed = false) =>
  renderToStaticMarkup(
    <Freshness answeredAtMs={Date.now()} regions={regions} failed={failed} />,
  ).replace(/<[^>]*>/g, '')

it('calls live what was read just now, also while it is read again', () => {
  expect(words(virginia({}))).toBe('live · updated just now')
  expect(words(virginia({ reading: true, ageMs: 10_000 }))).toMatch(/^live · updated/)
})

it('does not call live what is only remembered', () => {
  expect(words(virginia({ reading: true, ageMs: 15.3 * minute }))).toBe(
    'reading Virginia… · shown as of 15 minutes ago',
  )
})

it('names what is read for the first time, and what could not be read', () => {
  expect(words(virginia({ state: 'loading', reading: true }))).toBe('loading Virginia…')
  expect(words(virginia({ state: 'stale', ageMs: 2.3 * minute }))).toBe(
    'live but for Virginia · updated 2 minutes ago',
  )
  expect(words(virginia({}), true)).toBe('not live · as of just now')
})

it('counts only regions that have answered', () => {
  const note = (state: Partial<RegionState>, loadedMs?: number) =>
    loadNote({ regions: virginia(state), loadedMs })
  const remembered = { reading: true, ageMs: 15.3 * minute }
  expect(note(remembered)).toBe('1 of 2 regions answered')
  expect(note(remembered, 2000)).toBe('1 of 2 regions answered')
  expect(note({ state: 'loading' })).toBe('1 of 2 regions answered')
  expect(note({}, 2000)).toBe('loaded in 2 s from 2 regions')
  expect(note({ state: 'failed' }, 2000)).toBe('loaded in 2 s from 1 region')
})
