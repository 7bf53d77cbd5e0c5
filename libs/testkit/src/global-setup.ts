import { startTestCluster } from './test-cluster.ts'

/** Vitest's `globalSetup`: one PostgreSQL for the whole run; its address travels in the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  // Every project of the run asks; the first is the one that starts and stops it.
  if (process.env.ALOFT_TEST_POSTGRES !== undefined) return async () => undefined
  const cluster = await startTestCluster()
  process.env.ALOFT_TEST_POSTGRES = cluster.adminUrl
  return async () => cluster[Symbol.asyncDispose]()
}
