import { expect, test } from 'vitest'
import { formatBytes, formatDisk, formatMemory } from './format-bytes.ts'

test('writes file sizes with at most one decimal', () => {
  expect([0, 999, 1000, 1536000, 999_600, 5e12].map(formatBytes)).toEqual([
    '0 B',
    '999 B',
    '1 kB',
    '1.5 MB',
    '1 MB',
    '5 TB',
  ])
})

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
