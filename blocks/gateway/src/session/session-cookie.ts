import type { FastifyReply } from 'fastify'
import { isSessionKey } from './session-key.ts'

const NAME = 'aloft_session'
const pattern = /(?:^|;)\s*aloft_session=([^;]*)/g
/** What most requests bring: no other cookie. Read several times as fast so. */
const alone = /^aloft_session=([\w-]{43})$/

export type SessionCookie =
  | { readonly kind: 'none' }
  /** There is one, but it is not of the form that we set. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'key'; readonly key: string }

/**
 * Reads the session's cookie alone: the proxy asks on every request, so the others are not parsed. Two
 * of that name count as changed (one of them was planted by a neighbouring address).
 */
export function readSessionCookie(header: string | undefined): SessionCookie {
  if (header === undefined) return { kind: 'none' }
  const only = alone.exec(header)?.[1]
  if (only !== undefined) return { kind: 'key', key: only }
  if (!header.includes(NAME)) return { kind: 'none' }
  const found = [...header.matchAll(pattern)]
  const key = found[0]?.[1]?.trim()
  if (key === undefined) return { kind: 'none' }
  return found.length === 1 && isSessionKey(key)
    ? { kind: 'key', key }
    : { kind: 'changed' }
}

const attributes = (secure: boolean) =>
  `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

/** `maxAgeSeconds`: the session's absolute lifetime. */
export function setSessionCookie(
  reply: FastifyReply,
  key: string,
  { secure, maxAgeSeconds }: { secure: boolean; maxAgeSeconds: number },
): void {
  reply.header(
    'set-cookie',
    `${NAME}=${key}; Max-Age=${maxAgeSeconds}; ${attributes(secure)}`,
  )
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  reply.header('set-cookie', `${NAME}=; Max-Age=0; ${attributes(secure)}`)
}
