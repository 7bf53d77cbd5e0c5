import { expect, it } from 'vitest'
import { parseServerUsages } from './server-usage.ts'

const entry = {
  instance_id: 's-1',
  name: 'web-01',
  flavor: '1GB Standard',
  hours: 12.5,
  vcpus: 1,
  memory_mb: 1024,
  local_gb: 40,
  state: 'active',
  started_at: '2026-11-01T00:00:00.000000',
  ended_at: null,
}

it('reads what each server took, its times as UTC', () => {
  const answer = { tenant_usage: { server_usages: [entry, { name: 'no id' }, null] } }
  expect(parseServerUsages(answer, 'dfw')).toEqual([
    {
      region: 'dfw',
      id: 's-1',
      name: 'web-01',
      flavor: '1GB Standard',
      hours: 12.5,
      vcpus: 1,
      memoryMegabytes: 1024,
      diskGigabytes: 40,
      state: 'active',
      startedAt: '2026-11-01T00:00:00.000000Z',
    },
  ])
})

it('reads a period in which nothing ran', () => {
  expect(parseServerUsages({ tenant_usage: {} }, 'dfw')).toEqual([])
  expect(parseServerUsages(undefined, 'dfw')).toEqual([])
})
