import { browserUse } from '@aloft/testkit/browser-use'
import { defineConfig } from '@playwright/test'

/** The browser suites before a real OpenStack: one after the other, with the patience that it needs. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/openstack',
  globalSetup: '../../libs/testkit/src/global-setup.ts',
  forbidOnly: true,
  retries: 0,
  workers: 1,
  fullyParallel: false,
  timeout: 300_000,
  expect: { timeout: 90_000 },
  reporter: 'list',
  use: browserUse,
})
