import { randomUUID } from 'node:crypto'
import { gateway } from '@aloft/contracts/gateway'
import { startAloft, type TestAloft } from '@aloft/testkit/aloft'
import type { ApiClient } from '@aloft/testkit/api-client'
import { test as base, expect, type Page } from '@playwright/test'
import { type Account, readAccounts } from '../contract/account.ts'
import { CloudApi } from '../contract/cloud-api.ts'
import { type CloudFacts, readFacts } from '../contract/cloud-facts.ts'
import { makeOwnNetwork, type OwnNetwork } from '../contract/own-network.ts'
import { sweep } from '../contract/sweep.ts'
import { expectStatus } from '../e2e/server-fixtures.ts'

export { expect } from '@playwright/test'

/** A real cloud, and what the suites know of it. */
export interface Lab {
  /** A member of a project in which there is nothing but what the suites make. */
  readonly account: Account
  readonly facts: CloudFacts
  /** A network of the project in the first region. */
  readonly network: OwnNetwork
}

export interface LabServer {
  readonly region: string
  readonly id: string
  readonly name: string
  /** Of its page. */
  readonly path: string
}

interface WorkerFixtures {
  lab: Lab
  /** Aloft before that cloud. */
  aloft: TestAloft
  /** Aloft's API beside the browser. */
  api: ApiClient
}

interface TestFixtures {
  /** Signs the browser in without the form, and opens a page of the panel. */
  openPanel: (page: Page, path?: string) => Promise<void>
  /** Makes a server by the API and waits until it runs. */
  newServer: () => Promise<LabServer>
  /** Fails a test in whose pages a script threw. */
  noScriptErrors: void
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  lab: [
    // Playwright reads from this pattern what the fixture needs: nothing.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const clouds = process.env['ALOFT_CONTRACT_CLOUDS']
      if (clouds === undefined) {
        throw new Error(
          'Say by ALOFT_CONTRACT_CLOUDS which clouds.yaml leads to the cloud.',
        )
      }
      const { empty: account } = await readAccounts(clouds)
      const cloud = await CloudApi.signIn(account)
      await sweep(cloud)
      {
        await using network = await makeOwnNetwork(cloud)
        await provide({ account, facts: await readFacts(cloud), network })
        await sweep(cloud)
      }
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  aloft: [
    async ({ lab }, provide) => {
      await using aloft = await startAloft({ cloud: { keystone: lab.account.authUrl } })
      await provide(aloft)
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  api: [
    async ({ aloft, lab }, provide) => {
      const { user, password, project } = lab.account
      await provide(await aloft.signIn({ user, password, project }))
    },
    { scope: 'worker' },
  ],

  baseURL: ({ aloft }, provide) => provide(aloft.url),

  openPanel: ({ aloft, lab }, provide) =>
    provide(async (page, path = '/servers') => {
      const { user, password, project } = lab.account
      const reply = await page.request.post(`${aloft.url}/api/gateway/session`, {
        data: { user, password, project },
        headers: { origin: aloft.url },
      })
      expect(reply.status(), await reply.text()).toBe(201)
      await page.goto(path)
    }),

  newServer: ({ api, lab }, provide) =>
    provide(async () => {
      const { region, image, flavors } = lab.facts
      const name = `contract-${randomUUID().slice(0, 8)}`
      const { outcomes } = await api.call(gateway)('POST /acts', {
        body: {
          act: 'server.create',
          key: randomUUID(),
          targets: [],
          input: {
            region,
            names: [name],
            image: image.id,
            flavor: flavors[0].id,
            networks: [lab.network.id],
          },
        },
      })
      const id = outcomes[0]?.target?.id
      if (id === undefined) throw new Error(outcomes[0]?.message ?? 'Nothing was made')
      const server = { region, id, name, path: `/servers/${region}/${id}` }
      await expectStatus(api, server, 'ACTIVE')
      return server
    }),

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
