import { expect, it } from 'vitest'
import { upstreamWords } from './error-message.ts'

const message = (status: number, body: unknown) => upstreamWords(status, body).message

it('reads what each service says in its own form', () => {
  expect(
    message(409, { conflictingRequest: { code: 409, message: "Cannot 'stop' instance" } }),
  ).toBe("Cannot 'stop' instance.")
  expect(
    upstreamWords(409, {
      NeutronError: { type: 'OverQuota', message: 'Quota exceeded.', detail: '' },
    }),
  ).toEqual({ message: 'Quota exceeded.', kind: 'OverQuota' })
  expect(message(401, { error: { code: 401, message: 'Unauthorized', title: 'x' } })).toBe(
    'Unauthorized.',
  )
  expect(message(400, { faultstring: 'Zone name is wrong' })).toBe('Zone name is wrong.')
  expect(
    message(400, {
      errors: { errors: [{ path: ['records', 0], message: "'1.2' is not a 'A' Record" }] },
    }),
  ).toBe("'1.2' is not a 'A' Record.")
  expect(message(400, { errors: [{ title: 'Bad', detail: 'No such class.' }] })).toBe(
    'No such class.',
  )
})

it("reads Glance's HTML and its plain text", () => {
  const html =
    '<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1>Image is protected<br /></body></html>'
  expect(message(403, html)).toBe('403 Forbidden Image is protected.')
  expect(message(404, '404 Not Found\n\nNo image found with ID x')).toBe(
    'No image found with ID x.',
  )
})

it('parses JSON that came as text', () => {
  expect(message(400, '{"badRequest": {"message": "Invalid flavorRef"}}')).toBe(
    'Invalid flavorRef.',
  )
})

it('tells how long to wait where Nova tells it', () => {
  expect(
    upstreamWords(429, { overLimit: { message: 'Slow down.', retryAfter: '30' } })
      .retryAfterSeconds,
  ).toBe(30)
})

it('always has words', () => {
  expect(message(503, '')).toBe('The service is not available now.')
  expect(message(418, { odd: 1 })).toBe('The cloud answered with status 418.')
  expect(message(502, '{"cut')).toBe('A part of the cloud does not answer.')
})
