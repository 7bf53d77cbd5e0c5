import { expect, it } from 'vitest'
import { allTaskWords, serverStatuses } from './server-status.ts'
import { shownStatusKey, shownStatusKeys, typedStatusKey } from './shown-status.ts'

it('knows the key of every status and of every task', () => {
  const tasks = ['powering-off', 'rebooting_hard', 'image_uploading', 'unshelving']
  const keys = [
    ...Object.keys(serverStatuses).map((status) => shownStatusKey(status, undefined)),
    ...tasks.map((task) => shownStatusKey('ACTIVE', task)),
  ]
  expect(shownStatusKeys).toEqual(expect.arrayContaining(keys))
  expect(shownStatusKeys.length).toBeLessThanOrEqual(
    Object.keys(serverStatuses).length + allTaskWords.length,
  )
})

it('reads a key in the case in which somebody typed it, and nothing else', () => {
  expect(typedStatusKey('shutting_down')).toBe('SHUTTING_DOWN')
  expect(typedStatusKey('error')).toBe('ERROR')
  expect(typedStatusKey('nope')).toBe('nope')
})
