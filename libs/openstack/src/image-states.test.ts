import { expect, test } from 'vitest'
import type { Image } from './image.ts'
import { imageCan } from './image-states.ts'

const image = (change: Partial<Image> = {}) => ({
  status: 'active',
  visibility: 'shared' as const,
  isProtected: false,
  owner: 'theirs',
  ...change,
})
const actor = { roles: ['member'], project: { id: 'ours' } }

test('what another project offers is accepted or rejected, and accepted once', () => {
  const pending = image({ membership: 'pending' })
  expect(imageCan.accept(pending, actor).can).toBe(true)
  expect(imageCan.reject(pending, actor).can).toBe(true)
  const accepted = image({ membership: 'accepted' })
  expect(imageCan.accept(accepted, actor).can).toBe(false)
  expect(imageCan.reject(accepted, actor).can).toBe(true)
})

test('one answers neither to oneself nor to what is offered to everybody', () => {
  expect(imageCan.accept(image({ owner: 'ours' }), actor).can).toBe(false)
  expect(imageCan.reject(image({ visibility: 'public' }), actor).can).toBe(false)
})

test('a server is made from an active image alone', () => {
  expect(imageCan.boot(image()).can).toBe(true)
  expect(imageCan.boot(image({ status: 'importing' }))).toEqual({
    can: false,
    reason: 'No server can be made from it: it is importing.',
  })
  expect(imageCan.boot(image({ status: 'queued' }))).toEqual({
    can: false,
    reason: 'No server can be made from it: it has no bytes yet.',
  })
})
