import type { Contract, OperationKey } from '@aloft/contracts/contract'
import { gateway, type Session, type SignIn } from '@aloft/contracts/gateway'
import type { BlockClient } from '@aloft/kernel/client'
import { decodeReply, encodeInput, type WireInput } from '@aloft/kernel/operation-wire'

/** A browser without a window: keeps the cookie, sends its origin. */
export interface ApiClient {
  /** Typed operations: `await api.call(gateway)('GET /session')`; failures are `AloftError`s. */
  call<C extends Contract>(contract: C): BlockClient<C>
  signIn(credentials: SignIn): Promise<Session>
  /** A plain request with cookie and origin. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** The cookie header that it sends; empty when it has none. */
  cookie: string
}

export function createApiClient(url: string): ApiClient {
  const cookies = new Map<string, string>()
  const client: ApiClient = {
    call<C extends Contract>(contract: C) {
      const call = async (key: OperationKey, input: WireInput = {}) => {
        const { path, method, body } = encodeInput(contract, key, input)
        const reply = await client.fetch(path, {
          method,
          ...(body !== undefined && {
            body,
            headers: { 'content-type': 'application/json' },
          }),
        })
        return decodeReply({ status: reply.status, body: await reply.text() })
      }
      // The contract's types say what the server answers.
      return call as unknown as BlockClient<C>
    },
    signIn: (credentials) => client.call(gateway)('POST /session', { body: credentials }),
    async fetch(path, init = {}) {
      const headers = new Headers(init.headers)
      headers.set('origin', url)
      if (cookies.size > 0) headers.set('cookie', client.cookie)
      const reply = await fetch(new URL(path, url), {
        ...init,
        headers,
        redirect: 'manual',
      })
      for (const line of reply.headers.getSetCookie()) keepCookie(cookies, line)
      return reply
    },
    get cookie() {
      return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    },
    set cookie(header) {
      cookies.clear()
      for (const pair of header.split('; ')) keepCookie(cookies, pair)
    },
  }
  return client
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const separator = pair.indexOf('=')
  const name = pair.slice(0, separator)
  const value = pair.slice(separator + 1)
  const isGone = value === '' || attributes.some((text) => /^max-age=0$/i.test(text))
  if (isGone) cookies.delete(name)
  else cookies.set(name, value)
}
