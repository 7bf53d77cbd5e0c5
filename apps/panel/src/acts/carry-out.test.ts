import { expect, test } from 'vitest'
import { ApiError } from '../api/api-error.ts'
import { presentFailure } from './carry-out.ts'

const act = { title: 'Reboot' }

const lost = new ApiError('unreachable', 'Aloft does not answer.', {
  status: 0,
  traceId: 't',
  hint: 'Try again in a moment.',
})

test('who got no answer to an act learns what a second press does', () => {
  const { title, hint } = presentFailure(act, lost, { keepsKey: true })
  expect(title).toBe('Reboot: it may have been done')
  expect(hint).toContain('tells what came of the first press')
})

test('nobody is told that a second press asks where it would do it anew', () => {
  expect(presentFailure(act, lost).hint).toBe('Try again in a moment.')
})

test('an act that was refused keeps the hint of its refusal', () => {
  const error = new ApiError('act_refused', 'It is locked.', {
    status: 409,
    traceId: 't',
    hint: 'Unlock it first.',
  })
  const { title, hint } = presentFailure(act, error, { keepsKey: true })
  expect(title).toBe('Reboot: it was not done')
  expect(hint).toBe('Unlock it first.')
})
