import type { KernelConfig } from '../kernel-config.ts'
import { createTestConfig } from '@aloft/testkit/config'
import { createRecordedLog, type RecordedLog } from '@aloft/testkit/log'
import { testDatabase, type TestDatabase } from '@aloft/testkit/postgres'
import type { Block } from '../block.ts'
import { boot, type Running } from '../boot.ts'

export interface BootedProbe extends AsyncDisposable {
  readonly running: Running
  readonly log: RecordedLog
  readonly database: TestDatabase
  fetch(path: string, init?: RequestInit): Promise<Response>
}

/** Boots blocks of a test on a database of their own. */
export async function bootProbe(
  blocks: readonly Block[],
  overrides: Partial<KernelConfig> = {},
): Promise<BootedProbe> {
  const database = await testDatabase(blocks)
  const log = createRecordedLog()
  const kernel = createTestConfig({ database: database.config, ...overrides })
  const running = await boot({ blocks, config: { kernel, sections: {} }, log: log.log })
  return {
    running,
    log,
    database,
    fetch: (path, init) => fetch(new URL(path, running.url), init),
    async [Symbol.asyncDispose]() {
      await running.close()
      await database[Symbol.asyncDispose]()
    },
  }
}

export function json(body: unknown, method = 'POST'): RequestInit {
  return {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  }
}
