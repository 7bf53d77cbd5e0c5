import { expect, test } from 'vitest'
import { createInstance, leadsTo } from './instance.ts'

const here = createInstance('web-1')
const neighbour = createInstance('web-1')
const elsewhere = createInstance('web-2')

test.each(['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080'])(
  '%s leads to processes of this machine only',
  (address) => {
    expect(leadsTo(address, neighbour, here)).toBe(true)
    expect(leadsTo(address, elsewhere, here)).toBe(false)
    expect(leadsTo(address, null, here)).toBe(false)
  },
)

test('an address of the network leads to whoever has it', () => {
  expect(leadsTo('http://10.0.0.5:8080', elsewhere, here)).toBe(true)
  expect(leadsTo('http://web-2:8080', null, here)).toBe(true)
})
