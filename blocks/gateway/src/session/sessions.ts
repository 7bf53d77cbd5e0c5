import type { SignIn } from '@aloft/contracts/gateway'
import type { Clock } from '@aloft/kernel/clock'
import { AloftError } from '@aloft/kernel/errors'
import type { Notifications } from '@aloft/kernel/notifications'
import type { Sealer } from '@aloft/kernel/seal'
import type { Kysely } from 'kysely'
import type { GatewayTables } from '../gateway-tables.ts'
import type { KeystoneContext } from '../keystone/keystone.ts'
import { domainSpellings, type Proof } from '../keystone/credentials.ts'
import type { KeystoneToken } from '../keystone/token.ts'
import type { AttemptRules, SignInGuard } from '../lockout/sign-in-guard.ts'
import { openScope, type OpenedScope, type ScopeDeps } from './open-scope.ts'
import type { SessionCache } from './session-cache.ts'
import { createSessionKey, sessionIdOf } from './session-key.ts'
import { isAlive, type ActiveSession, type SessionLifetime } from './session.ts'
import * as store from './session-store.ts'
import type { TokenChecks } from './token-checks.ts'
import type { TokenEndings } from './token-endings.ts'

/** Told to every process when a session ended or changed: `{ id }`. */
export const sessionChannel = 'gateway_session'

/** How old `seen_at` may be before it is written again. */
const SEEN_STEP_MS = 60_000

export interface SessionsDeps extends ScopeDeps {
  readonly database: Kysely<GatewayTables>
  readonly sealer: Sealer
  readonly clock: Clock
  readonly notifications: Notifications
  readonly guard: SignInGuard
  readonly cache: SessionCache
  readonly lifetime: SessionLifetime
  readonly endings: TokenEndings
  /** Told of each token that comes from the cloud. */
  readonly tokens: Pick<TokenChecks, 'isGood'>
}

/** From where a sign-in comes, and the trace it belongs to. */
export interface SignInOrigin {
  readonly address: string
  readonly traceId: string
}

export type Sessions = ReturnType<typeof createSessions>

/** The life of sessions: begun by a sign-in, renewed, moved to another project, ended. */
export function createSessions(deps: SessionsDeps) {
  const { database, sealer, clock, notifications, guard, cache, keystone, log } = deps
  const { endings } = deps

  async function changed(id: string): Promise<void> {
    cache.forget(id)
    // The others see it within two seconds all the same.
    await notifications
      .publish(sessionChannel, { id })
      .catch((error: unknown) => log.info({ error }, 'A changed session was not announced'))
  }

  /** As `openScope`, for a token that is good for nothing else: it does not outlive the opening. */
  async function openFresh(
    token: KeystoneToken,
    project: string | undefined,
    context: KeystoneContext,
  ): Promise<OpenedScope> {
    try {
      const scope = await openScope(deps, token, project, context)
      // Keystone revokes one token, not those that were made from it.
      if (scope.token !== token.text) await endings.revoke(token.text, context)
      return scope
    } catch (error) {
      await endings.revoke(token.text, context)
      throw error
    }
  }

  /** Goes on with another token; the one that was stored ends once no act uses it. */
  async function replace(
    session: ActiveSession,
    scope: OpenedScope,
    context: KeystoneContext,
  ): Promise<ActiveSession> {
    const next = { ...session, ...scope, seenAt: clock.now() }
    const left = await store.replaceSession(deps, next, context.traceId)
    if (left === undefined) {
      if (scope.token !== session.token) await endings.revoke(scope.token, context)
      throw new AloftError('not_signed_in')
    }
    await changed(next.id)
    cache.put(next)
    deps.tokens.isGood(next)
    if (left.token !== undefined) await endings.settle(left.token)
    return next
  }

  function touch(session: ActiveSession): void {
    const now = clock.now()
    if (now - session.seenAt < SEEN_STEP_MS) return
    cache.markSeen(session.id, now)
    store
      .touchSession(database, session.id, now)
      .catch((error: unknown) => log.info({ error }, 'A session was not marked as seen'))
  }

  function alive(session: ActiveSession | undefined): ActiveSession | undefined {
    if (!session || !isAlive(session, deps.lifetime, clock.now())) return undefined
    touch(session)
    return session
  }

  return {
    /**
     * The session, when it can be told without waiting. Absent says nothing: ask `find` then.
     */
    peek(id: string): ActiveSession | undefined {
      return alive(cache.peek(id))
    },

    async find(id: string): Promise<ActiveSession | undefined> {
      return alive(await cache.find(id))
    },

    /** As the database has it at this moment, also when another process changed it just now. */
    async findFresh(id: string): Promise<ActiveSession | undefined> {
      cache.forget(id)
      return alive(await cache.find(id))
    },

    /** Begins a session; `key` goes into the cookie and nowhere else. */
    async signIn(
      body: SignIn,
      { address, traceId }: SignInOrigin,
    ): Promise<{ key: string; session: ActiveSession }> {
      const context = { username: body.user, account: '', traceId }
      const login = { name: body.user, domain: body.domain ?? deps.cloud.defaultDomain }
      const scope = await guard(
        { username: login.name, domain: login.domain },
        address,
        async () => {
          const wanted = body.project === undefined ? 'preferred' : 'unscoped'
          const token = await keystone.authenticate(login, proofOf(body), wanted, context)
          return openFresh(token, body.project, context)
        },
        attemptRules,
      )
      const key = createSessionKey()
      const now = clock.now()
      const session = { ...scope, id: sessionIdOf(key), createdAt: now, seenAt: now }
      await store.insertSession(database, sealer, session)
      cache.put(session)
      deps.tokens.isGood(session)
      const fields = { username: session.user.name, account: session.project.name }
      log.info({ ...fields, traceId }, `User ${session.user.name} signed in`)
      return { key, session }
    },

    /** A new token in place of one that the cloud no longer takes. */
    async renew(
      session: ActiveSession,
      proof: Proof,
      { address, traceId }: SignInOrigin,
    ): Promise<ActiveSession> {
      const { user, project } = session
      const context = contextOf(session, traceId)
      const scope = await guard(
        { username: user.name, domain: user.domainId },
        address,
        async () => {
          const token = await keystone.authenticate(user, proof, 'unscoped', context)
          return openFresh(token, project.id, context)
        },
        attemptRules,
      )
      return replace(session, scope, context)
    },

    /** Works in another project. Throws `unknown_project`, `reauth_required`. */
    async switchProject(
      session: ActiveSession,
      project: string,
      traceId: string,
    ): Promise<ActiveSession> {
      const { token: text, expiresAt, user, roles } = session
      const own = { text, expiresAt, user, roles, catalog: undefined }
      const context = contextOf(session, traceId)
      const scope: OpenedScope = await openScope(deps, own, project, context)
      return replace(session, scope, context)
    },

    /**
     * The cloud no longer takes the session's token: it counts in no process any more. `false` when the
     * session goes on with another one.
     */
    async refuse(session: ActiveSession): Promise<boolean> {
      const isExpired = await store.expireToken(deps, session, clock.now())
      await changed(session.id)
      if (!isExpired) return false
      const fields = { username: session.user.name, account: session.project.name }
      log.info(fields, `The cloud no longer takes the token of ${session.user.name}`)
      return true
    },

    /** Ends the session, also when the cloud cannot be told; its token once no act uses it. */
    async signOut(session: ActiveSession, traceId: string): Promise<void> {
      const left = await store.deleteSession(deps, session.id, traceId)
      await changed(session.id)
      if (left.token !== undefined) await endings.settle(left.token)
      log.info(
        { username: session.user.name, account: session.project.name, traceId },
        `User ${session.user.name} signed out`,
      )
    },
  }
}

function proofOf({ password, passcode }: Proof): Proof {
  return { password, ...(passcode !== undefined && { passcode }) }
}

function contextOf(session: ActiveSession, traceId: string): KeystoneContext {
  return { username: session.user.name, account: session.project.name, traceId }
}

const attemptRules: AttemptRules<OpenedScope> = {
  endOf: (error) =>
    error instanceof AloftError && error.code === 'wrong_credentials'
      ? 'failure'
      : 'neither',
  domainsOf: ({ user }) => domainSpellings(user),
}
