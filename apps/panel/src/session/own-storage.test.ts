import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepOwn, readOwn } from './own-storage.ts'
import { showScope } from './shown-scope.ts'

/** As much of the browser's storage as is used, its entries being its own properties as there. */
class TabStorage {
  getItem(key: string): string | null {
    const value: unknown = Reflect.get(this, key)
    return typeof value === 'string' ? value : null
  }
  setItem(key: string, value: string): void {
    Reflect.set(this, key, value)
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key)
  }
}

beforeEach(() => vi.stubGlobal('sessionStorage', new TabStorage()))
afterEach(() => {
  showScope(undefined)
  vi.unstubAllGlobals()
})

test('what one person of a project keeps is read by nobody else', () => {
  keepOwn('ann:production', 'form', { name: 'web-01' })
  expect(readOwn('ann:production', 'form')).toEqual({ name: 'web-01' })
  expect(readOwn('bob:production', 'form')).toBeUndefined()
  expect(readOwn('ann:preproduction', 'form')).toBeUndefined()
})

test('it outlasts another project, and is gone after sign-out', () => {
  showScope('ann:production')
  keepOwn('ann:production', 'form', { name: 'web-01' })
  sessionStorage.setItem('theme', 'dark')
  showScope('ann:preproduction')
  showScope('ann:production')
  expect(readOwn('ann:production', 'form')).toEqual({ name: 'web-01' })
  showScope(undefined)
  expect(readOwn('ann:production', 'form')).toBeUndefined()
  expect(sessionStorage.getItem('theme')).toBe('dark')
})

test('what is cut off is taken for nothing', () => {
  keepOwn('ann:production', 'form', 'whole')
  for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, '{"na')
  expect(readOwn('ann:production', 'form')).toBeUndefined()
})
