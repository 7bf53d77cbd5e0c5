import { expect, test } from 'vitest'
import { imageQuotaReason } from './image-quota.ts'

const mebibyte = 1024 ** 2

test('says nothing where the cloud sets no bounds', () => {
  expect(imageQuotaReason(undefined, 2 ** 40)).toBeUndefined()
  expect(imageQuotaReason({ images: { used: 900 } }, 2 ** 40)).toBeUndefined()
})

test('says which quota is used up', () => {
  expect(imageQuotaReason({ images: { used: 5, limit: 5 } }, 0)).toContain('5 images')
})

test('says that a file is larger than what is left', () => {
  const megabytes = { used: 6, limit: 10 }
  expect(imageQuotaReason({ megabytes }, 4 * mebibyte)).toBeUndefined()
  expect(imageQuotaReason({ megabytes }, 4 * mebibyte + 1)).toContain('leaves 4 MB')
  const over = { used: 12, limit: 10 }
  expect(imageQuotaReason({ megabytes: over }, mebibyte)).toContain('leaves no room')
})
