import { expect, test } from 'vitest'
import { formatDisk, formatMemory } from './format-bytes.ts'

test('writes memory as the trade does', () => {
  expect([512, 1024, 1536, 8192, 1024 * 1024].map(formatMemory)).toEqual([
    '512 MB',
    '1 GB',
    '1.5 GB',
    '8 GB',
    '1 TB',
  ])
})

test('writes large disks in terabytes', () => {
  expect([20, 1536].map(formatDisk)).toEqual(['20 GB', '1.5 TB'])
})
