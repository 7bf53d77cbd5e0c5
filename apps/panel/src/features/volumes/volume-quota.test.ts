import { expect, it } from 'vitest'
import { createInputOf, emptyDraft } from './volume-draft.ts'
import { quotaReason } from './volume-quota.ts'

const limit = (used: number, most?: number) =>
  most === undefined ? { used } : { used, limit: most }
const limits = (volumes: number, gigabytes: number) => ({
  volumes: limit(volumes, 10),
  gigabytes: limit(gigabytes, 1000),
  snapshots: limit(0),
  backups: limit(0),
  backupGigabytes: limit(0),
})

it('says which quota is reached, and lets pass what fits', () => {
  expect(quotaReason(limits(10, 0), 1)).toBe(
    'Your quota has no room for another volume here.',
  )
  expect(quotaReason(limits(1, 995), 10)).toBe(
    'Your quota has 5 GB left here; this needs 10 GB.',
  )
  expect(quotaReason(limits(1, 1200), 10)).toBe(
    'Your quota has nothing left here; this needs 10 GB.',
  )
  expect(quotaReason(limits(1, 990), 10)).toBeUndefined()
  expect(quotaReason(undefined, 10)).toBeUndefined()
})

it('asks for what was chosen to be copied, and for nothing else', () => {
  const draft = { ...emptyDraft(['dfw', 'ord'], 'ord'), name: ' data ' }
  expect(createInputOf(draft)).toEqual({ region: 'ord', name: 'data', size: 10 })
  const copied = { ...draft, source: 'snapshot', sourceId: 's-1' } as const
  expect(createInputOf(copied)).toMatchObject({ snapshot: 's-1' })
})
