import { expect, test } from 'vitest'
import { settledAs } from './settled-as.ts'

const reboot = { busy: ['REBOOT'], done: ['ACTIVE'] }
const remove = { busy: ['deleting'], done: ['deleted', 'error_deleting'] }

test('is under way while the status or a task says so', () => {
  expect(settledAs(reboot, { status: 'REBOOT' })).toBe('under way')
  expect(settledAs(reboot, { status: 'ACTIVE', taskState: 'rebooting' })).toBe('under way')
  expect(settledAs(reboot, { status: 'MIGRATING' })).toBe('under way')
})

test('is done in the state where it ends', () => {
  expect(settledAs(reboot, { status: 'ACTIVE', taskState: undefined })).toBe('done')
})

test('is not called done in a state of error, also where the act may end there', () => {
  expect(settledAs(reboot, { status: 'ERROR' })).toBe('failed')
  expect(settledAs(remove, { status: 'error_deleting' })).toBe('failed')
})

test('is done without the thing only where the act takes it away', () => {
  expect(settledAs(remove, undefined)).toBe('done')
  expect(settledAs(reboot, undefined)).toBe('gone')
})
