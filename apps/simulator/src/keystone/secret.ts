import { createHash, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'

/** Far below what a real Keystone spends on bcrypt: the demo's passwords are public anyway. */
const COST = 1_024

/** `salt:hash`, both in hex. */
export function hashSecret(secret: string): string {
  const salt = randomBytes(16)
  return `${salt.toString('hex')}:${derive(secret, salt).toString('hex')}`
}

export function isSecret(secret: string, hash: string): boolean {
  const [salt, expected] = hash.split(':')
  if (!salt || !expected) return false
  return timingSafeEqual(
    derive(secret, Buffer.from(salt, 'hex')),
    Buffer.from(expected, 'hex'),
  )
}

/** What a token is stored under, so that the database holds none that could be used. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Looks like a Fernet token: clients and logs know them by their beginning. */
export function newToken(): string {
  return `gAAAAAB${randomBytes(132).toString('base64url')}`
}

function derive(secret: string, salt: Buffer): Buffer {
  return scryptSync(secret, salt, 32, { N: COST })
}
