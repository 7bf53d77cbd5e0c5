import { defineConfig } from 'vitest/config'

/** A real cloud under test is shared by all files, and slower than a simulator. */
const realCloud = process.env['ALOFT_CONTRACT_CLOUDS'] !== undefined

/** `test/contract/simulators.ts` starts a simulator for each. */
const maxWorkers = 3

const inBrowser = ['apps/panel/**/*.test.{ts,tsx}', 'libs/ui/**/*.test.{ts,tsx}']
const everywhere = ['**/node_modules/**', '**/dist/**']

export default defineConfig({
  test: {
    environment: 'node',
    exclude: everywhere,
    globalSetup: ['./libs/testkit/src/global-setup.ts'],
    // One more than two cores: much of a test is waiting for a service.
    maxWorkers,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Their files share what a worker has loaded: of most that is the larger part of the time.
          isolate: false,
          include: [
            'apps/**/*.test.ts',
            'blocks/**/*.test.ts',
            'libs/**/*.test.ts',
            'bench/**/*.test.ts',
            'test/*.test.ts',
          ],
          exclude: [...everywhere, ...inBrowser],
          testTimeout: 15_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Modules of the browser keep the state of a tab: each file has its own.
        extends: true,
        test: { name: 'browser', include: inBrowser, testTimeout: 15_000 },
      },
      {
        // What depends on the database, on the oldest release that Aloft runs on.
        extends: true,
        test: {
          name: 'postgres15',
          include: [
            'libs/testkit/src/postgres.test.ts',
            'libs/kernel/src/{database,leases,periodic-jobs}.test.ts',
            'libs/list/src/sql.test.ts',
            'blocks/activity/src/entry-store.test.ts',
            'blocks/gateway/src/lockout/sign-in-guard.test.ts',
            'blocks/gateway/src/session/{session-store,sessions,token-endings}.test.ts',
            'blocks/inventory/src/servers-stored.test.ts',
          ],
          env: { ALOFT_TEST_ON: 'debian' },
          globalSetup: ['./libs/testkit/src/debian-setup.ts'],
          testTimeout: 15_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          globalSetup: [
            './libs/testkit/src/global-setup.ts',
            './test/contract/simulators.ts',
          ],
          // The outside client needs a second or two for each of its commands.
          testTimeout: realCloud ? 300_000 : 90_000,
          hookTimeout: realCloud ? 300_000 : 120_000,
          fileParallelism: !realCloud,
        },
      },
      {
        extends: true,
        test: {
          name: 'topology',
          include: ['test/topology/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
