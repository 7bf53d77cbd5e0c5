import fc from 'fast-check'
import { expect, it } from 'vitest'
import { randomView } from './testing/random-list.ts'
import { serverList } from './servers.ts'
import { vectorList } from './vectors.ts'
import { emptyView, longestSearch, parseView, toggleFacet, viewParameters } from './view.ts'

const parse = (query: string) => parseView(vectorList, new URLSearchParams(query))

it('reads back every view that it has written', () => {
  fc.assert(
    fc.property(randomView, (view) => {
      const query = new URLSearchParams(
        viewParameters(vectorList, view).map(([name, value]) => [name, value]),
      )
      expect(parse(query.toString())).toEqual({ view, problems: [] })
    }),
  )
})

it('leaves the URL empty for the view at first', () => {
  expect(viewParameters(vectorList, emptyView(vectorList))).toEqual([])
})

it('passes over parameters that are not its own', () => {
  expect(parse('utm_source=mail&page=7')).toEqual({
    view: emptyView(vectorList),
    problems: [],
  })
})

it('names a column that it can not sort by, and keeps the rest of the view', () => {
  const { view, problems } = parse('sort=-colour&q=web')
  expect(view).toEqual({ ...emptyView(vectorList), q: 'web' })
  expect(problems.map(({ parameter }) => parameter)).toEqual(['sort'])
  expect(problems[0]?.message).toContain('no column "-colour"')
})

it('reads a status in the case in which somebody typed it', () => {
  expect(parse('status=active,ACTIVE').view.facets).toEqual({ status: ['ACTIVE'] })
})

it('names a value that there cannot be, and keeps the others', () => {
  const regions = ['dfw', 'ord']
  const list = serverList({
    regionName: (id) => id,
    regions,
    statusLabel: (key) => key,
    statusTone: () => 'ok',
    statusKey: (typed) => typed,
  })
  const parsed = parseView(list, new URLSearchParams('region=atlantis,ord'))
  expect(parsed.view.facets).toEqual({ region: ['ord'] })
  expect(parsed.problems).toEqual([
    { parameter: 'region', message: 'There is no region "atlantis"; there are dfw, ord.' },
  ])
})

it('names a few of many values to somebody who chose another', () => {
  const list = serverList({
    regionName: String,
    statusLabel: String,
    statusTone: () => 'ok',
    statusKey: String,
    statuses: Array.from({ length: 15 }, (_, at) => `S${at}`),
  })
  const { problems } = parseView(list, new URLSearchParams('status=NOPE'))
  expect(problems[0]?.message).toMatch(/there are S0, S1, .+, S11, and 3 more\.$/)
})

it('cuts a search that is too long, and says so', () => {
  const { view, problems } = parse(`q=${'x'.repeat(longestSearch + 1)}`)
  expect(view.q).toHaveLength(longestSearch)
  expect(problems).toHaveLength(1)
})

it('takes away the facet when its last value is no longer chosen', () => {
  const chosen = toggleFacet(emptyView(vectorList), 'status', 'ERROR')
  expect(chosen.facets).toEqual({ status: ['ERROR'] })
  expect(toggleFacet(chosen, 'status', 'ERROR')).toEqual(emptyView(vectorList))
})
