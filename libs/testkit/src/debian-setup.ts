import { startTestCluster } from './test-cluster.ts'

const folder = '/usr/lib/postgresql/15/bin'

/**
 * Vitest's `globalSetup` of the project `postgres15`: Debian's PostgreSQL 15, the oldest that Aloft runs on,
 * beside the embedded one. A project whose tests use it sets `ALOFT_TEST_ON` to `debian`.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const cluster = await startTestCluster({
    postgres: `${folder}/postgres`,
    initdb: `${folder}/initdb`,
    locale: ['--locale=C.UTF-8'],
  })
  process.env.ALOFT_TEST_POSTGRES_DEBIAN = cluster.adminUrl
  return async () => cluster[Symbol.asyncDispose]()
}
