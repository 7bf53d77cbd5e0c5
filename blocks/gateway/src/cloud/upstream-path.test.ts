import { expect, test } from 'vitest'
import { staysBelow } from './upstream-path.ts'

test.each([
  '/servers',
  '/servers/0b1c.2/action',
  '/container/a..b/..c/d...',
  '/container/50%25%20off.txt',
  '/container/a%2Fb',
])('lets %s through', (path) => {
  expect(staysBelow(path)).toBe(true)
})

test.each([
  '/../v3/users',
  '/servers/..',
  '/servers/./x',
  '/%2e%2e/x',
  '/a/%2E./x',
  '/a%2f..%2fx',
  '/a/..%5cx',
  '/a\\..\\x',
  '/%252e%252e/x',
  '/..;a=b/x',
  '/a%00b',
  '/%E0%A4%A',
  'servers',
])('refuses %s', (path) => {
  expect(staysBelow(path)).toBe(false)
})
