import { expect, test } from 'vitest'
import type { Subject } from './act.ts'
import { deadlineSeconds, mostCalls, usualCalls } from './deadline.ts'
import { loadAct } from './registry.ts'
import { planOne } from './run-one.ts'
import { objectExamples } from './testing/file-examples.ts'
import { serverExamples } from './testing/server-examples.ts'
import { zoneExamples } from './testing/dns-examples.ts'

test.each([
  [1, 4, 60_000],
  [8, 4, 60_000],
  [9, 25, 60_000],
  [100, 4, 300_000],
])(
  '%i parts of %i calls of %i ms all end before the deadline',
  (parts, calls, timeoutMs) => {
    // Eight at a time.
    const longestMs = Math.ceil(parts / 8) * calls * timeoutMs
    expect(deadlineSeconds(parts, calls, timeoutMs) * 1000).toBeGreaterThan(longestMs)
  },
)

test('an act is taken for interrupted after a day at the latest', () => {
  expect(deadlineSeconds(100, 4, 3_600_000)).toBe(86_400)
})

/** Of one part. */
async function callsOf(id: string, subject: Subject, input: Record<string, unknown>) {
  const act = await loadAct(id)
  if (act === undefined) throw new Error(`no act ${id}`)
  const run = { subject, input }
  return mostCalls(act, [{ run, plan: planOne(act, run, { roles: ['member'] }) }])
}

test('an import of records has time for each of its calls', async () => {
  const lines = Array.from({ length: 25 }, (_, at) => `host-${at} 300 IN A 192.0.2.${at}`)
  const input = { add: lines.join('\n') }
  expect(await callsOf('zone.import-records', zoneExamples.subject, input)).toBe(25)
})

test('calls that need what earlier ones answered have time too, and one that takes back', () => {
  const subject = { region: 'dfw', id: '', name: '' }
  const call = {
    region: 'dfw',
    service: 'network',
    method: 'POST',
    path: '/ports',
  } as const
  const back = { call, worked: 'It is gone again.', stays: 'It stays.' }
  const act = {
    followUp: () => Array.from({ length: 6 }, () => call),
    takeBack: () => back,
  }
  const part = {
    run: { subject, input: {} },
    plan: { kind: 'calls' as const, calls: [call] },
  }
  expect(mostCalls(act, [part])).toBe(8)
})

test('a copy of a thousand segments has time for each of them', async () => {
  const object = { ...objectExamples.subject, bytes: 6 * 1024 ** 3, isLarge: true }
  const to = { container: 'c', name: 'copy' }
  expect(await callsOf('object.copy', object, to)).toBeGreaterThanOrEqual(1003)
})

test('an act of one call has the time of the usual ones', async () => {
  expect(await callsOf('server.stop', serverExamples.subject, {})).toBe(usualCalls)
})
