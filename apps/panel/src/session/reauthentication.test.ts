import { afterEach, expect, test } from 'vitest'
import {
  enableReauthentication,
  isReauthenticationDeclined,
  pendingReauthentication,
  reauthenticate,
} from './reauthentication.ts'

afterEach(() => {
  pendingReauthentication()?.(false)
  enableReauthentication(false)
})

test('one dialog serves all requests that were refused meanwhile', async () => {
  enableReauthentication(true)
  const first = reauthenticate(false)
  const second = reauthenticate(false)
  pendingReauthentication()?.(true)
  expect(await Promise.all([first, second])).toEqual([true, true])
  expect(pendingReauthentication()).toBeUndefined()
})

test('asks anew after it was answered', async () => {
  enableReauthentication(true)
  const first = reauthenticate(false)
  pendingReauthentication()?.(true)
  expect(await first).toBe(true)
  const second = reauthenticate(false)
  pendingReauthentication()?.(true)
  expect(await second).toBe(true)
})

test('asks again after "Not now" only for what the person pressed', async () => {
  enableReauthentication(true)
  const first = reauthenticate(false)
  pendingReauthentication()?.(false)
  expect(await first).toBe(false)
  expect(isReauthenticationDeclined()).toBe(true)

  expect(await reauthenticate(false)).toBe(false)
  expect(pendingReauthentication()).toBeUndefined()

  const pressed = reauthenticate(true)
  pendingReauthentication()?.(true)
  expect(await pressed).toBe(true)
  expect(isReauthenticationDeclined()).toBe(false)
})

test('forgets "Not now" when the session is good again or over', async () => {
  enableReauthentication(true)
  void reauthenticate(false)
  pendingReauthentication()?.(false)
  enableReauthentication(true)
  expect(isReauthenticationDeclined()).toBe(false)
})

test('asks nobody while nobody is signed in', async () => {
  expect(await reauthenticate(false)).toBe(false)
  expect(pendingReauthentication()).toBeUndefined()
})
