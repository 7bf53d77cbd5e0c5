import { chromiumArguments } from '@aloft/testkit/chromium'
import { defineConfig } from '@playwright/test'

const inCi = process.env['CI'] === 'true'

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  // One PostgreSQL for all workers.
  globalSetup: './libs/testkit/src/global-setup.ts',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // One file after the other in a worker; the tests of a file share the worker's Aloft.
  fullyParallel: false,
  // Bounds for what hangs, wide enough for a busy machine; how fast pages are is what `bench/` measures.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: inCi ? 'line' : 'list',
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A test that fails leaves a picture and what the page held, by role. A trace, which takes the page
    // down at every step of every test, is there for who asks for it.
    screenshot: 'only-on-failure',
    trace: process.env['ALOFT_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    launchOptions: {
      // Debian's browser: it is patched with the system, and nothing is downloaded beside it.
      executablePath: process.env['ALOFT_CHROMIUM'] ?? '/usr/bin/chromium-headless-shell',
      args: [...chromiumArguments],
    },
  },
})
