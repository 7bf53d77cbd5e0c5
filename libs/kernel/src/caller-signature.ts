import { createHmac, timingSafeEqual } from 'node:crypto'
import { Compile } from 'typebox/compile'
import { Caller } from '@aloft/contracts/caller'
import type { Clock } from './clock.ts'
import { AloftError } from './errors.ts'

export const callerHeader = 'x-aloft-caller'

/** How long a signed caller is taken, either side of now. */
export const callerLifeMs = 60_000

const caller = Compile(Caller)

/** Signs and verifies who a call is made for, between blocks that share `kernel.callerKeys`. */
export interface CallerSigner {
  /** The value of `x-aloft-caller`: `<payload>.<signature>`, both base64url. */
  sign(caller: Caller): string
  /** Throws `caller_invalid` for what is forged, damaged or older than 60 seconds. */
  verify(header: string): Caller
}

/**
 * The first of `keys` signs, every one verifies (so that a key can be replaced). Throws `config_invalid`
 * when there is none.
 */
export function createCallerSigner(keys: readonly string[], clock: Clock): CallerSigner {
  const [signingKey] = keys
  if (signingKey === undefined) {
    throw new AloftError('config_invalid', {
      field: 'kernel.callerKeys',
      message:
        'There is no key to sign calls between blocks with: kernel.callerKeys is empty.',
      hint: 'Set it to the output of: openssl rand -base64 32 (the same in every process).',
    })
  }
  return {
    sign(who) {
      const payload = Buffer.from(
        JSON.stringify({ at: clock.now(), caller: who }),
      ).toString('base64url')
      return `${payload}.${signature(signingKey, payload).toString('base64url')}`
    },
    verify(header) {
      const separator = header.indexOf('.')
      const payload = header.slice(0, separator)
      const given = Buffer.from(header.slice(separator + 1), 'base64url')
      const known = keys.some((key) => isEqual(signature(key, payload), given))
      if (separator < 1 || !known) throw new AloftError('caller_invalid')
      return parsePayload(payload, clock.now())
    },
  }
}

function parsePayload(payload: string, now: number): Caller {
  const signed: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
  if (
    typeof signed !== 'object' ||
    signed === null ||
    !('at' in signed && 'caller' in signed) ||
    typeof signed.at !== 'number' ||
    !caller.Check(signed.caller)
  ) {
    throw new AloftError('caller_invalid')
  }
  if (Math.abs(now - signed.at) > callerLifeMs) {
    throw new AloftError('caller_invalid', {
      message: 'The signature of the call is more than 60 seconds old.',
      hint: 'Compare the clocks of the machines.',
    })
  }
  return signed.caller
}

function signature(key: string, payload: string): Buffer {
  return createHmac('sha256', key).update(payload).digest()
}

function isEqual(expected: Buffer, given: Buffer): boolean {
  return expected.length === given.length && timingSafeEqual(expected, given)
}
