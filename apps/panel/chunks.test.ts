import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chunkGroups } from './chunks.ts'

const root = join(import.meta.dirname, '../..')

const places = chunkGroups.flatMap(({ holds = [] }) => holds)

describe('the groups of the code that is fetched together', () => {
  it.each(places.filter((place) => typeof place === 'string'))(
    'hold %s, which is there',
    (place) => {
      expect(existsSync(join(root, place))).toBe(true)
    },
  )

  it.each(places.filter((place) => place instanceof RegExp))(
    'hold what is called like %s, of which there is some',
    (pattern) => {
      const all = globSync('{apps,libs}/*/src/**/*.{ts,tsx}', { cwd: root })
      expect(all.filter((path) => pattern.test(path))).not.toEqual([])
    },
  )

  it('name nothing twice', () => {
    expect(new Set(places).size).toBe(places.length)
  })
})
