import { defineConfig } from '@playwright/test'
import base from '../../playwright.config.ts'

/** The browser suites before a real OpenStack: one after the other, with the patience that it needs. */
export default defineConfig({
  ...base,
  testDir: '.',
  outputDir: '../../test-results/openstack',
  globalSetup: '../../libs/testkit/src/global-setup.ts',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 90_000 },
  reporter: 'list',
})
