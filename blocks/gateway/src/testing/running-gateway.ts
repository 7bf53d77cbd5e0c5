import { randomUUID } from 'node:crypto'
import { boot, type Running } from '@aloft/kernel/boot'
import type { KernelConfig } from '@aloft/kernel/kernel-config'
import { createCallerSigner } from '@aloft/kernel/caller-signature'
import { systemClock } from '@aloft/kernel/clock'
import { createSealer } from '@aloft/kernel/seal'
import { createTestConfig } from '@aloft/testkit/config'
import { createRecordedLog, type RecordedLog } from '@aloft/testkit/log'
import { testDatabase, type TestDatabase } from '@aloft/testkit/postgres'
import { Value } from 'typebox/value'
import gateway from '../block.ts'
import { GatewayConfig } from '../config.ts'
import type { GatewayTables } from '../gateway-tables.ts'
import { createSessionKey, sessionIdOf } from '../session/session-key.ts'
import { insertSession } from '../session/session-store.ts'
import type { Endpoints } from '../session/session.ts'

/** Parts of the configuration to be set; everything else is as by default. */
export interface GatewayOptions {
  readonly cloud?: Readonly<Record<string, unknown>>
  readonly gateway?: Readonly<Record<string, unknown>>
  readonly kernel?: Partial<KernelConfig>
  /** Another way to the database than its own address. */
  readonly databaseUrl?: (url: URL) => Promise<URL>
}

export interface RunningGateway extends AsyncDisposable {
  readonly url: string
  readonly database: TestDatabase
  readonly log: RecordedLog
  readonly running: Running
  /** What another block would send with its calls. */
  signedBlock(name: string): string
  /** A session that did not come from Keystone; gives the cookie. */
  session(endpoints: Endpoints, token?: string): Promise<string>
}

/** The gateway alone, on a port and a database of its own. */
export async function startGateway(options: GatewayOptions = {}): Promise<RunningGateway> {
  const database = await testDatabase([gateway])
  const log = createRecordedLog()
  const url = await options.databaseUrl?.(new URL(database.url))
  const kernel = createTestConfig({
    database: { ...database.config, ...(url && { url: url.href }) },
    ...options.kernel,
  })
  const given = { ...options.gateway, cloud: options.cloud ?? {} }
  const section = Value.Parse(GatewayConfig, Value.Default(GatewayConfig, given))
  const running = await boot({
    blocks: [gateway],
    config: { kernel, sections: { gateway: section } },
    log: log.log,
  })
  return {
    url: running.url,
    database,
    log,
    running,
    signedBlock: (name) =>
      createCallerSigner(kernel.callerKeys, systemClock).sign({
        kind: 'block',
        block: name,
      }),
    async session(endpoints, token = 'a-token-that-must-not-be-seen') {
      const key = createSessionKey()
      const project = { id: randomUUID(), name: 'reach-production', domainName: 'Default' }
      const now = Date.now()
      await insertSession(
        database.schema<GatewayTables>('gateway'),
        createSealer(kernel.sealingKeys),
        {
          id: sessionIdOf(key),
          token,
          expiresAt: now + 3_600_000,
          user: {
            id: 'u1',
            name: 'reachnovadevops',
            domainId: 'default',
            domainName: 'Default',
          },
          project,
          projects: [project],
          roles: ['member'],
          regions: Object.entries(endpoints).map(([id, services]) => ({
            id,
            name: id.toUpperCase(),
            services: Object.keys(services),
          })),
          endpoints,
          crew: false,
          createdAt: now,
          seenAt: now,
        },
      )
      return `aloft_session=${key}`
    },
    async [Symbol.asyncDispose]() {
      await running.close()
      await database[Symbol.asyncDispose]()
    },
  }
}
