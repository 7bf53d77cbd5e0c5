import { expect, it } from 'vitest'
import { parseAccountUsage } from './account-usage.ts'
import { parseDnsQuota } from './dns-quota.ts'

const counted = (total_count: number) => ({ metadata: { total_count } })

it('reads what a project has in DNS, and may have', () => {
  const quotas = { zones: 10, zone_recordsets: 500, recordset_records: 20 }
  expect(parseDnsQuota(quotas, counted(3), counted(40))).toEqual({
    zones: { used: 3, limit: 10 },
    recordSets: 40,
    mostRecordSetsInZone: 500,
  })
})

it('knows no bound where it is below zero or not told', () => {
  const boundless = { zones: -1, zone_recordsets: -1 }
  const used = { zones: { used: 3 }, recordSets: 40 }
  expect(parseDnsQuota(boundless, counted(3), counted(40))).toEqual(used)
  expect(parseDnsQuota(undefined, counted(3), counted(40))).toEqual(used)
})

it('reads what an account of files holds, and may hold', () => {
  const headers = {
    'x-account-bytes-used': '2048',
    'x-account-container-count': '2',
    'x-account-object-count': '5',
  }
  expect(parseAccountUsage(headers)).toEqual({
    bytes: { used: 2048 },
    containers: { used: 2 },
    objects: { used: 5 },
  })
  const bound = { ...headers, 'x-account-meta-quota-bytes': '4096' }
  expect(parseAccountUsage(bound).bytes).toEqual({ used: 2048, limit: 4096 })
  expect(parseAccountUsage({}).bytes).toEqual({ used: 0 })
})
