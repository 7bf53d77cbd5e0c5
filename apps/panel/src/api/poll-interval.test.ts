import { expect, test } from 'vitest'
import { ApiError } from './api-error.ts'
import { pollInterval } from './poll-interval.ts'

const refused = (status: number, retryAfterSeconds?: number) =>
  new ApiError('cloud_refused', 'No.', { status, retryAfterSeconds, traceId: 't' })

test.each([401, 403, 404])(
  'what the cloud refuses with %i is not asked again',
  (status) => {
    expect(pollInterval(refused(status), 1500)).toBe(false)
  },
)

test.each([409, 429, 500, 502, 503, 504])('after a %i it is asked again', (status) => {
  expect(pollInterval(refused(status), 1500)).toBe(1500)
})

test('a cloud that names a time is not asked sooner', () => {
  expect(pollInterval(refused(429, 30), 1500)).toBe(30_000)
  expect(pollInterval(refused(429, 1), 15_000)).toBe(15_000)
})

test('a failure of Aloft or of the way there is asked again', () => {
  const error = new ApiError('unreachable', 'Gone.', { status: 0, traceId: 't' })
  expect(pollInterval(error, 1500)).toBe(1500)
  expect(pollInterval(new Error('unreadable'), 1500)).toBe(1500)
  expect(pollInterval(null, 1500)).toBe(1500)
})
