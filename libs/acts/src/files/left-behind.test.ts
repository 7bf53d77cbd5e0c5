import { expect, it } from 'vitest'
import { leftBehind } from './left-behind.ts'

const yes = {
  'Response Status': '200 OK',
  'Response Body': '',
  'Number Deleted': 3,
  'Number Not Found': 0,
  Errors: [],
}
const no = { ...yes, 'Response Status': '400 Bad Request' }

it('tells nothing where all is gone, or was not there', () => {
  expect(leftBehind([yes, undefined, { ...yes, 'Number Not Found': 2 }])).toBeUndefined()
})

it('names what is left by every answer, and why', () => {
  const answers = [
    { ...no, Errors: [['/c/one%20two', '403 Forbidden']] },
    yes,
    { ...no, Errors: [['/c/three', '409 Conflict']] },
  ]
  expect(leftBehind(answers)).toBe(
    'Not deleted: /c/one two: 403 Forbidden, /c/three: 409 Conflict.',
  )
})

it('tells what ended it half way', () => {
  const Errors = [['/c/x', '503 Service Unavailable']]
  const ended = { ...no, 'Response Body': 'Max delete failures exceeded', Errors }
  expect(leftBehind([ended])).toBe(
    'Not deleted: /c/x: 503 Service Unavailable. Max delete failures exceeded.',
  )
  expect(leftBehind([{ ...no, 'Response Status': '500 Internal Error' }])).toBe(
    'Not all of it was deleted. 500 Internal Error.',
  )
})

it('names ten of many', () => {
  const Errors = Array.from({ length: 12 }, (_, at) => [`/c/${at}`, '403 Forbidden'])
  expect(leftBehind([{ ...no, Errors }])).toContain('/c/9: 403 Forbidden, and 2 more.')
})
