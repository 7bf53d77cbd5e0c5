import { expect, test } from 'vitest'
import { formatFileSize, formatSize } from './format-size.ts'

test('writes file sizes with at most one decimal', () => {
  expect([0, 999, 1000, 1536000, 999_600, 5e12].map(formatFileSize)).toEqual([
    '0 B',
    '999 B',
    '1 kB',
    '1.5 MB',
    '1 MB',
    '5 TB',
  ])
})

test('writes memory and disks in powers of 1024', () => {
  const mebibyte = 1024 ** 2
  expect([512, 1536, 3 * 1024 ** 2].map((size) => formatSize(size * mebibyte))).toEqual([
    '512 MB',
    '1.5 GB',
    '3 TB',
  ])
})
