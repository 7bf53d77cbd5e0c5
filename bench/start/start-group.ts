import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { startDemo } from '../demo.ts'
import { freePort } from '../free-port.ts'
import type { Bench, Group } from '../row.ts'
import { figureOf } from '../statistics.ts'

/** `npm start` until the sign-in page answers; the dependencies are there. */
export const startGroup: Group = {
  name: 'start',
  rows: [
    {
      id: 'start-cold',
      what: 'npm start with no data and no built panel, until the sign-in page answers',
      unit: 's',
      budget: { atMost: 15 },
    },
    {
      id: 'start-warm',
      what: 'npm start again on the same data, until the sign-in page answers',
      unit: 's',
      budget: { atMost: 5 },
    },
  ],
  async measure(wanted, bench, found) {
    const cold: number[] = []
    const warm: number[] = []
    const rounds = Math.min(bench.rounds, 2)
    for (let round = 0; round < rounds; round += 1) {
      const data = join(bench.temporary, `start-${round}`)
      // Without its stamp the panel counts as not built.
      rmSync(join(bench.root, '.cache/panel.sha256'), { force: true })
      cold.push(await secondsToStart(bench, data))
      if (!wanted.has('start-warm')) continue
      const times = bench.quick ? 1 : 3
      for (let time = 0; time < times; time += 1)
        warm.push(await secondsToStart(bench, data))
    }
    if (wanted.has('start-cold')) found.set('start-cold', figureOf(cold))
    if (wanted.has('start-warm')) found.set('start-warm', figureOf(warm))
  },
}

async function secondsToStart(bench: Bench, data: string): Promise<number> {
  await using demo = await startDemo(bench, data, await freePort())
  return demo.answeredAfterMs / 1000
}
