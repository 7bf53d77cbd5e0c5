import { expect, it } from 'vitest'
import { tooSmallReason } from './image-fit.ts'

const image = { minimumDiskGigabytes: 10, minimumMemoryMegabytes: 512 }

it('says what a size lacks for an image', () => {
  const reason = (diskGigabytes: number, memoryMegabytes: number) =>
    tooSmallReason(image, { diskGigabytes, memoryMegabytes })
  expect(reason(10, 512)).toBeUndefined()
  expect(reason(9, 512)).toBe('too little disk for the image')
  expect(reason(10, 256)).toBe('too little memory for the image')
  expect(reason(0, 512), 'without a disk of its own').toBeUndefined()
})
