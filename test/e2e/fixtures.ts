import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { startAloft, type TestAloft } from '@aloft/testkit/aloft'
import { startSimulator, type TestCloud } from '@aloft/testkit/simulator'
import type { Account } from './accounts.ts'

export { expect }
export { accounts } from './accounts.ts'

/** Files are uploaded in parts of so many bytes. */
export const partBytes = 64 * 1024

const demoPrices = join(import.meta.dirname, '../../blocks/gateway/prices/demo.yaml')

interface WorkerFixtures {
  /** A simulated cloud, the worker's own. */
  cloud: TestCloud
  /** Aloft before that cloud; the suites of a worker share both. */
  aloft: TestAloft
}

interface TestFixtures {
  /** Signs the page's browser in without the form, and opens a page of the panel. */
  signIn: (page: Page, account: Account, path?: string) => Promise<void>
  /** Turns dials of the cloud: `dials({ region: 'ord', down: true })`; reset after the test. */
  dials: TestCloud['dial']
  /** Fails a test in whose pages a script threw. */
  noScriptErrors: void
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  cloud: [
    // Playwright reads from this pattern what the fixture needs: nothing.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      await using cloud = await startSimulator({ seed: 'small', speed: 20 })
      await provide(cloud)
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  aloft: [
    async ({ cloud }, provide) => {
      await using aloft = await startAloft({
        cloud,
        settings: [
          `gateway.priceFile=${demoPrices}`,
          // Small parts make a small file a large one.
          `gateway.imageUploads.chunkBytes=${partBytes}`,
          `gateway.fileUploads.segmentBytes=${partBytes}`,
        ],
      })
      await provide(aloft)
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  baseURL: ({ aloft }, provide) => provide(aloft.url),

  signIn: ({ aloft }, provide) =>
    provide(async (page, { user, password, project }, path = '/servers') => {
      const reply = await page.request.post(`${aloft.url}/api/gateway/session`, {
        data: { user, password, project },
        headers: { origin: aloft.url },
      })
      expect(reply.status(), await reply.text()).toBe(201)
      await page.goto(path)
    }),

  dials: async ({ cloud }, provide) => {
    await provide((setting) => cloud.dial(setting))
    await cloud.resetDials()
  },

  noScriptErrors: [
    async ({ context }, provide) => {
      const errors: string[] = []
      context.on('weberror', (error) => errors.push(String(error.error())))
      await provide()
      expect(errors).toEqual([])
    },
    { auto: true },
  ],
})
