import { describe, expect, test } from 'vitest'
import { judge, type Row } from './row.ts'

const run = { at: '2026-01-01T00:00:00Z', commit: 'c', machine: 'm' }
const row = (budget: Row['budget']): Row => ({
  id: 'x',
  what: 'a thing',
  unit: 'ms',
  budget,
  peer: 'nginx',
})

describe('a figure', () => {
  test('passes up to its budget and not above', () => {
    expect(judge(row({ atMost: 5 }), { value: 5 }, run).pass).toBe(true)
    expect(judge(row({ atMost: 5 }), { value: 5.01 }, run).pass).toBe(false)
  })

  test('is judged by its ratio to the peer where the budget says so', () => {
    const ratio = row({ ratioAtLeast: 0.3 })
    expect(judge(ratio, { value: 30, peerValue: 100 }, run)).toMatchObject({
      pass: true,
      ratio: 0.3,
      budget: '≥ 0.3 × nginx',
    })
    expect(judge(ratio, { value: 29, peerValue: 100 }, run).pass).toBe(false)
  })

  test('does not pass by ratio when the peer was not measured', () => {
    expect(judge(row({ ratioAtLeast: 0.3 }), { value: 30 }, run).pass).toBe(false)
  })

  test('that could not be measured says why and does not pass', () => {
    expect(judge(row({ atMost: 5 }), { unmeasured: 'no nginx here' }, run)).toMatchObject({
      pass: false,
      value: null,
      note: 'not measured: no nginx here',
    })
  })
})
