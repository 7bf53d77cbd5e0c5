import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { startChild } from '../child.ts'
import type { Group } from '../row.ts'
import { figureOf } from '../statistics.ts'

/** The browser suites: how many there are, and how long all of them take. */
export const suitesGroup: Group = {
  name: 'suites',
  rows: [
    { id: 'suites', what: 'browser suites', unit: 'suites', budget: { atLeast: 40 } },
    {
      id: 'suites-time',
      what: 'all browser suites, three at a time',
      unit: 'min',
      budget: { atMost: 15 },
    },
  ],
  async measure(wanted, bench, found) {
    const suites = readdirSync(join(bench.root, 'test/e2e')).filter((name) =>
      name.endsWith('.spec.ts'),
    )
    found.set('suites', { value: suites.length })
    if (!wanted.has('suites-time') || bench.quick) {
      found.set('suites-time', { unmeasured: 'a quick run leaves it out' })
      return
    }
    const startedAt = performance.now()
    await using child = startChild(process.execPath, [
      join(bench.root, 'bin/test.mjs'),
      '--only=e2e',
    ])
    let last = ''
    child.process.stdout?.on('data', (chunk: Buffer) => {
      last = (last + chunk.toString()).slice(-4096)
    })
    await once(child.process, 'close')
    const said = last.trim().split('\n').at(-1) ?? ''
    const minutes = (performance.now() - startedAt) / 60_000
    if (child.process.exitCode === 0) {
      found.set('suites-time', { ...figureOf([minutes]), note: said })
    } else {
      found.set('suites-time', { unmeasured: `not all passed: ${said}` })
    }
  },
}
