import { expect, test } from 'vitest'
import { readSessionCookie } from './session-cookie.ts'
import { createSessionKey } from './session-key.ts'

test('finds the key among other cookies', () => {
  const key = createSessionKey()
  const header = `theme=dark; aloft_session=${key}; other=1`
  expect(readSessionCookie(header)).toEqual({ kind: 'key', key })
})

test('finds the key alone', () => {
  const key = createSessionKey()
  expect(readSessionCookie(`aloft_session=${key}`)).toEqual({ kind: 'key', key })
})

test('takes a cookie of another name for none', () => {
  const header = `not_aloft_session=${createSessionKey()}`
  expect(readSessionCookie(header)).toEqual({ kind: 'none' })
})

test('says that a shortened key was changed', () => {
  const header = `aloft_session=${createSessionKey().slice(1)}`
  expect(readSessionCookie(header)).toEqual({ kind: 'changed' })
})

test('trusts neither of two cookies of the name', () => {
  const header = `aloft_session=${createSessionKey()}; aloft_session=${createSessionKey()}`
  expect(readSessionCookie(header)).toEqual({ kind: 'changed' })
})
