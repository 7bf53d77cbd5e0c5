import type { Deps } from '@aloft/kernel/block'
import { cloudCertificates } from '@aloft/kernel/cloud/certificates'
import { isConnectionFailure } from '@aloft/kernel/database'
import { AloftError } from '@aloft/kernel/errors'
import { continueTrace } from '@aloft/kernel/trace'
import type { Dispatcher } from 'undici'
import { createCloudDispatcher } from '@aloft/kernel/cloud/dispatcher'
import { createCloudRequest, type CloudRequest } from './cloud/cloud-request.ts'
import {
  createExchangeRecord,
  type RecordExchange,
} from '@aloft/kernel/cloud/exchange-record'
import type { GatewayConfig } from './config.ts'
import type { GatewayTables } from './gateway-tables.ts'
import { createKeystone } from './keystone/keystone.ts'
import { purgeAttempts } from './lockout/attempt-store.ts'
import { createSignInGuard } from './lockout/sign-in-guard.ts'
import { SessionCache } from './session/session-cache.ts'
import { createSessionResolver, type SessionResolver } from './session/session-resolver.ts'
import { createSessions, type Sessions } from './session/sessions.ts'
import { TokenChecks } from './session/token-checks.ts'
import { findSession, purgeSessions } from './session/session-store.ts'
import { createTokenEndings, type TokenEndings } from './session/token-endings.ts'

export type GatewayDeps = Deps<GatewayConfig, GatewayTables>

/** What the parts of the gateway share in one process. */
export interface GatewayServices {
  readonly sessions: Sessions
  readonly endings: TokenEndings
  readonly tokens: TokenChecks
  readonly resolver: SessionResolver
  readonly cache: SessionCache
  readonly dispatcher: Dispatcher
  readonly record: RecordExchange
  readonly cloudRequest: CloudRequest
  /** Deletes sessions and attempts that have ended by age, revokes tokens that nobody uses. */
  purge(): Promise<void>
}

const known = new WeakMap<object, GatewayServices>()

/** Made once for the `deps` that the kernel gives to every hook of the block. */
export function servicesOf(deps: GatewayDeps): GatewayServices {
  const services = known.get(deps) ?? createServices(deps)
  known.set(deps, services)
  return services
}

function createServices(deps: GatewayDeps): GatewayServices {
  const { config, kernel, database, sealer, clock, log, stats, notifications } = deps
  const { cloud } = config
  const dispatcher = createCloudDispatcher(cloud, cloudCertificates(kernel.cloud))
  const record = createExchangeRecord(log, stats)
  const rule = {
    failures: config.lockout.failures,
    windowMs: config.lockout.windowSeconds * 1000,
  }
  const lifetime = {
    idleMs: config.session.idleMinutes * 60_000,
    absoluteMs: config.session.absoluteHours * 3_600_000,
  }
  const cache = new SessionCache({
    load: (id) => findSession({ database, sealer, log }, id),
    // Not the clock of `deps`, which tests hold: this is about how old a copy really is.
    now: () => performance.now(),
    bridges: isDatabaseAway,
    onError: (error) => log.info({ error }, 'A session could not be read again'),
  })
  const keystone = createKeystone(cloud, dispatcher, record)
  const endings = createTokenEndings({ database, sealer, clock, keystone, log })
  const tokens = new TokenChecks({
    everyMs: config.tokenCheckMs,
    clock,
    now: () => performance.now(),
    ask: ({ token, user, project }) => {
      const { traceId } = continueTrace(undefined)
      return keystone.check(token, { username: user.name, account: project.name, traceId })
    },
    onRefused: (session) => sessions.refuse(session),
    log,
  })
  const sessions = createSessions({
    keystone,
    endings,
    tokens,
    cloud,
    crew: kernel.crew,
    log,
    database,
    sealer,
    clock,
    notifications,
    guard: createSignInGuard(rule, { database, clock, log, stats }),
    cache,
    lifetime,
  })
  return {
    sessions,
    endings,
    tokens,
    resolver: createSessionResolver(sessions, kernel.publicUrl),
    cache,
    dispatcher,
    record,
    cloudRequest: createCloudRequest({
      dispatcher,
      record,
      timeoutMs: cloud.answerTimeoutMs,
      onRefused: (session) => tokens.suspect(session),
    }),
    async purge() {
      const { traceId } = continueTrace(undefined)
      await purgeSessions({ database, sealer }, lifetime, clock.now(), traceId)
      await purgeAttempts(database, rule, clock.now())
      await endings.sweep()
    },
  }
}

function isDatabaseAway(error: unknown): boolean {
  return (
    isConnectionFailure(error) ||
    (error instanceof AloftError && error.code === 'database_unavailable')
  )
}
