import { browserUse } from '@aloft/testkit/browser-use'
import { defineConfig } from '@playwright/test'

const inCi = process.env['CI'] === 'true'

/** These have a cloud or a browser of their own: begun last they would run alone. */
const ownWorld = ['list-large.spec.ts', 'plain-http.spec.ts']

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  // One PostgreSQL for all workers.
  globalSetup: './libs/testkit/src/global-setup.ts',
  forbidOnly: true,
  retries: 0,
  // One more than the two cores that the tests are to run on: a third of a test is waiting.
  workers: 3,
  // One file after the other in a worker; the tests of a file share the worker's Aloft.
  fullyParallel: false,
  // Bounds for what hangs, wide enough for a busy machine; how fast pages are is what `bench/` measures.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: inCi ? 'line' : 'list',
  use: browserUse,
  projects: [
    { name: 'own world', testMatch: ownWorld },
    { name: 'panel', testIgnore: ownWorld },
  ],
})
