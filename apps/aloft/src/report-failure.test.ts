import { AloftError } from '@aloft/kernel/errors'
import { expect, test } from 'vitest'
import { describeFailure } from './report-failure.ts'

test('a failure says what, why and what to do, without a stack', () => {
  const cause = new Error('connect ECONNREFUSED postgres://aloft:hunter2@db')
  const text = describeFailure(new AloftError('database_unavailable', {}, { cause }))
  expect(text.split('\n')).toEqual([
    'aloft: Aloft cannot reach its database.',
    '  because: connect ECONNREFUSED postgres://aloft:[redacted]@db',
    'It recovers by itself; nothing acknowledged is lost. Try again in a moment.',
  ])
})

test('a full disk is called that', () => {
  const error = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })
  expect(describeFailure(error)).toContain('The disk is full')
})

test('a fault of ours shows its stack', () => {
  expect(describeFailure(new TypeError('x'))).toContain('report-failure.test.ts')
})

test('what a sentence says already is not said again in the words of the system', () => {
  const cause = Object.assign(new Error('listen EACCES: permission denied'), {
    code: 'EACCES',
    syscall: 'listen',
  })
  const message = 'This user may not listen on port 80.'
  const hint = 'Give a port above 1023 with --port.'
  const error = new AloftError('start_failed', { message, hint }, { cause })
  expect(describeFailure(error)).toBe(`aloft: ${message}\n${hint}`)
})
