import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { zeros } from '../glance/files.ts'
import { blankImageHash } from './blank-image.ts'
import { publicImages, savedImages } from './images.ts'

test('every seeded image has the hashes of what a download gives', async () => {
  const sizes = [...publicImages, ...savedImages].map((image) => image.sizeMegabytes)
  const smallest = Math.min(...sizes)
  const md5 = createHash('md5')
  for await (const bytes of zeros(smallest * 1024 * 1024)) md5.update(bytes)
  expect(blankImageHash(smallest).md5).toBe(md5.digest('hex'))
  for (const size of sizes) expect(blankImageHash(size).sha512).toMatch(/^[0-9a-f]{128}$/)
})
