import type { Caller } from '@aloft/contracts/caller'
import { createFakeClock } from '@aloft/testkit/fake-clock'
import { expect, test } from 'vitest'
import { createCallerSigner } from './caller-signature.ts'

const caller: Caller = { kind: 'block', block: 'inventory' }
const one = 'one-key-of-thirty-two-letters-000'
const two = 'two-key-of-thirty-two-letters-000'

test('a signed caller is verified by whoever has the key', () => {
  const clock = createFakeClock()
  const header = createCallerSigner([one], clock).sign(caller)
  expect(createCallerSigner([two, one], clock).verify(header)).toEqual(caller)
})

test('another key, a changed payload and nonsense are refused', () => {
  const clock = createFakeClock()
  const signer = createCallerSigner([one], clock)
  const header = signer.sign(caller)
  const [payload = '', signature = ''] = header.split('.')
  const forged = Buffer.from(
    Buffer.from(payload, 'base64url').toString().replace('inventory', 'gateway!!'),
  ).toString('base64url')
  for (const wrong of [
    createCallerSigner([two], clock).sign(caller),
    `${forged}.${signature}`,
    `${payload}.`,
    payload,
    '.',
    '',
  ]) {
    expect(() => signer.verify(wrong)).toThrow(/not signed/)
  }
})

test('a signature is taken for sixty seconds', () => {
  const clock = createFakeClock()
  const signer = createCallerSigner([one], clock)
  const header = signer.sign(caller)
  clock.advance(60_000)
  expect(signer.verify(header)).toEqual(caller)
  clock.advance(1)
  expect(() => signer.verify(header)).toThrow('more than 60 seconds old')
})

test('without a key there is no signing', () => {
  expect(() => createCallerSigner([], createFakeClock())).toThrow('kernel.callerKeys')
})
