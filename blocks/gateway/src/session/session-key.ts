import { hash, randomBytes } from 'node:crypto'

/** 256 random bits in base64url: 43 characters. */
export function createSessionKey(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored in place of the key. */
export function sessionIdOf(key: string): string {
  return hash('sha256', key, 'hex')
}

/** Whether the cookie's value can be one of ours at all; anything else was changed. */
export function isSessionKey(value: string): boolean {
  return /^[\w-]{43}$/.test(value)
}
