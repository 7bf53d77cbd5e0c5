import { afterEach, expect, test } from 'vitest'
import {
  enableReauthentication,
  pendingReauthentication,
  reauthenticate,
} from './reauthentication.ts'

afterEach(() => {
  pendingReauthentication()?.finish(false)
  enableReauthentication(false)
})

test('one dialog serves all requests that were refused meanwhile', async () => {
  enableReauthentication(true)
  const first = reauthenticate()
  const second = reauthenticate()
  pendingReauthentication()?.finish(true)
  expect(await Promise.all([first, second])).toEqual([true, true])
  expect(pendingReauthentication()).toBeUndefined()
})

test('asks anew after it was answered', async () => {
  enableReauthentication(true)
  const first = reauthenticate()
  pendingReauthentication()?.finish(false)
  expect(await first).toBe(false)
  const second = reauthenticate()
  pendingReauthentication()?.finish(true)
  expect(await second).toBe(true)
})

test('asks nobody while nobody is signed in', async () => {
  expect(await reauthenticate()).toBe(false)
  expect(pendingReauthentication()).toBeUndefined()
})
