import { createHmac, timingSafeEqual } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP_MS = 30_000

/** Six digits for a base32 secret at a time (RFC 6238, SHA-1, steps of 30 s). */
export function passcodeAt(secret: string, atMs: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / STEP_MS)))
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0xf
  const code = digest.readUInt32BE(offset) & 0x7fffffff
  return String(code % 1_000_000).padStart(6, '0')
}

/** Accepts this step's passcode and the one before, as Keystone does by default. */
export function isPasscode(secret: string, passcode: string, nowMs: number): boolean {
  return [nowMs, nowMs - STEP_MS].some((atMs) => {
    const expected = Buffer.from(passcodeAt(secret, atMs))
    const given = Buffer.from(passcode)
    return expected.length === given.length && timingSafeEqual(expected, given)
  })
}

function fromBase32(text: string): Buffer {
  let bits = 0
  let value = 0
  const bytes: number[] = []
  for (const letter of text.toUpperCase().replaceAll('=', '')) {
    value = ((value << 5) | ALPHABET.indexOf(letter)) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((value >> bits) & 0xff)
    }
  }
  return Buffer.from(bytes)
}
