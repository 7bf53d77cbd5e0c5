import { AloftError } from '@aloft/kernel/errors'
import { readEach, readRecord, readText } from '@aloft/openstack/json-reader'
import { upstreamWords } from '@aloft/openstack/error-message'
import { traceOf } from '@aloft/kernel/trace'
import type { Dispatcher } from 'undici'
import type { CloudConfig } from '../config.ts'
import type { RecordExchange } from '@aloft/kernel/cloud/exchange-record'
import { callUpstream, type JsonAnswer, type JsonCall } from '@aloft/kernel/cloud/json-call'
import { authBody, type Login, type Proof, type Scope } from './credentials.ts'
import {
  parseProjects,
  parseToken,
  type KeystoneToken,
  type ListedProject,
} from './token.ts'

/** On whose behalf Keystone is asked: for the log. */
export interface KeystoneContext {
  readonly username: string
  readonly account: string
  readonly traceId: string
}

/** Keystone v3. Everything may throw `upstream_unreachable`, `_timeout` and `upstream_failed`. */
export interface Keystone {
  /** Throws `wrong_credentials`, or `passcode_required` when the password alone is not enough. */
  authenticate(
    login: Login,
    proof: Proof,
    scope: Scope,
    context: KeystoneContext,
  ): Promise<KeystoneToken>
  /** Throws `reauth_required` when the token is no longer accepted, as all below do. */
  rescope(
    token: string,
    projectId: string,
    context: KeystoneContext,
  ): Promise<KeystoneToken>
  listProjects(token: string, context: KeystoneContext): Promise<ListedProject[]>
  /** What the cloud's operator wrote of each region, by id. */
  regionDescriptions(
    token: string,
    context: KeystoneContext,
  ): Promise<Record<string, string>>
  /** Whether the token is still accepted: throws when not. */
  check(token: string, context: KeystoneContext): Promise<void>
  revoke(token: string, context: KeystoneContext): Promise<void>
}

type Ask = (
  method: JsonCall['method'],
  path: string,
  context: KeystoneContext,
  options: { headers?: Record<string, string>; body?: unknown },
) => Promise<JsonAnswer>

export function createKeystone(
  config: CloudConfig,
  dispatcher: Dispatcher,
  record: RecordExchange,
): Keystone {
  const ask: Ask = (method, path, context, { headers, body }) => {
    const { origin, basePath } = identityAddress(config.authUrl)
    return callUpstream(
      dispatcher,
      record,
      {
        method,
        origin,
        path: basePath + path,
        headers: { ...headers, traceparent: traceOf(context.traceId).traceparent },
        body,
        timeoutMs: config.signInTimeoutMs,
      },
      { ...context, region: 'global', service: 'identity' },
    )
  }
  return {
    authenticate: (login, proof, scope, context) =>
      authenticate(ask, login, proof, scope, context),
    async rescope(token, projectId, context) {
      const body = authBody.token(token, { projectId })
      const answer = await ask('POST', '/auth/tokens', context, { body })
      return tokenOf(expectSuccess(answer))
    },
    async listProjects(token, context) {
      const headers = { 'x-auth-token': token }
      const answer = await ask('GET', '/auth/projects', context, { headers })
      return parseProjects(expectSuccess(answer).body)
    },
    async regionDescriptions(token, context) {
      const headers = { 'x-auth-token': token }
      const answer = await ask('GET', '/regions', context, { headers })
      const described = readEach(expectSuccess(answer).body, 'regions', (entry) => {
        const { id, description } = readRecord(entry)
        const [name, words] = [readText(id), readText(description)]
        return name === undefined || words === undefined ? undefined : { name, words }
      })
      return Object.fromEntries(described.map(({ name, words }) => [name, words]))
    },
    async check(token, context) {
      const headers = { 'x-auth-token': token, 'x-subject-token': token }
      expectSuccess(await ask('GET', '/auth/tokens?nocatalog', context, { headers }))
    },
    async revoke(token, context) {
      const headers = { 'x-auth-token': token, 'x-subject-token': token }
      const answer = await ask('DELETE', '/auth/tokens', context, { headers })
      // Gone already is as good.
      if (answer.status !== 401 && answer.status !== 404) expectSuccess(answer)
    },
  }
}

/**
 * Password first; where Keystone answers with a receipt, the passcode continues it. A plain refusal in
 * spite of a passcode is tried with both at once, for clouds that ask for two factors without receipts.
 */
async function authenticate(
  ask: Ask,
  login: Login,
  proof: Proof,
  scope: Scope,
  context: KeystoneContext,
): Promise<KeystoneToken> {
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    ask('POST', '/auth/tokens', context, { body, headers })
  const first = await post(authBody.password(login, proof, scope))
  if (first.status !== 401) return tokenOf(expectSuccess(first))
  const receipt = readText(first.headers['openstack-auth-receipt'])
  if (receipt === undefined) {
    if (proof.passcode === undefined) throw wrongCredentials(first)
    const second = await post(authBody.both(login, proof, scope))
    if (second.status === 401) throw wrongCredentials(second)
    return tokenOf(expectSuccess(second))
  }
  if (proof.passcode === undefined) throw new AloftError('passcode_required')
  const second = await post(authBody.passcode(login, proof.passcode, scope), {
    'openstack-auth-receipt': receipt,
  })
  if (second.status === 401) {
    throw new AloftError('wrong_credentials', {
      message: 'The passcode is not right.',
      hint: 'Enter the six digits that your authenticator shows now.',
      field: 'body.passcode',
    })
  }
  return tokenOf(expectSuccess(second))
}

function tokenOf(answer: JsonAnswer): KeystoneToken {
  return parseToken(readText(answer.headers['x-subject-token']), answer.body)
}

function upstreamOf(answer: JsonAnswer) {
  const { status, requestId } = answer
  return {
    service: 'identity',
    status,
    message: upstreamWords(status, answer.body).message,
    ...(requestId !== undefined && { requestId }),
  }
}

function wrongCredentials(answer: JsonAnswer): AloftError {
  return new AloftError('wrong_credentials', { upstream: upstreamOf(answer) })
}

function expectSuccess(answer: JsonAnswer): JsonAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer
  const upstream = upstreamOf(answer)
  if (answer.status === 401) throw new AloftError('reauth_required', { upstream })
  throw new AloftError('upstream_failed', { message: upstream.message, upstream })
}

/** Where Keystone's v3 API is; a missing `/v3` is put in. Throws `config_invalid`. */
export function identityAddress(authUrl: string): { origin: string; basePath: string } {
  if (!URL.canParse(authUrl)) {
    throw new AloftError('config_invalid', {
      message: `gateway.cloud.authUrl is not an address: "${authUrl}".`,
      field: 'gateway.cloud.authUrl',
      hint: 'Set it to Keystone’s address, such as https://cloud.example:5000/v3.',
    })
  }
  const { origin, pathname } = new URL(authUrl)
  const path = pathname.replace(/\/+$/, '').replace(/\/v2\.0$/, '')
  return { origin, basePath: path.endsWith('/v3') ? path : `${path}/v3` }
}
