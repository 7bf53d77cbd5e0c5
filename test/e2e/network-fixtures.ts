import { randomUUID } from 'node:crypto'
import { gateway } from '@aloft/contracts/gateway'
import type { ApiClient } from '@aloft/testkit/api-client'
import type { Page } from '@playwright/test'
import { accounts, test as base } from './fixtures.ts'

export { accounts, expect } from './fixtures.ts'
export { expectAccessible } from './accessibility.ts'

/** A network or a router that a test made. */
export interface Made {
  readonly id: string
  readonly name: string
  /** Of its page. */
  readonly path: string
}

interface NetworkFixtures {
  /** Aloft's API as the member of the talk's project, beside the browser. */
  api: ApiClient
  /** Makes a network with one subnet, in Dallas. */
  newNetwork: (cidr: string, more?: Readonly<Record<string, unknown>>) => Promise<Made>
  /** Makes a router, in Dallas. */
  newRouter: () => Promise<Made>
}

const region = 'dfw'

export const test = base.extend<NetworkFixtures>({
  api: async ({ aloft }, provide) => {
    await provide(await aloft.signIn(accounts.member))
  },
  newNetwork: ({ api }, provide) =>
    provide(async (cidr, more = {}) => {
      const name = `test-net-${randomUUID().slice(0, 8)}`
      const id = await make(api, 'network.create', { region, name, cidr, ...more })
      return { id, name, path: `/networks/${region}/${id}` }
    }),
  newRouter: ({ api }, provide) =>
    provide(async () => {
      const name = `test-router-${randomUUID().slice(0, 8)}`
      const id = await make(api, 'router.create', { region, name })
      return { id, name, path: `/routers/${region}/${id}` }
    }),
})

/** Carries out an act that makes something, by the API. Gives its id. */
export async function make(
  api: ApiClient,
  act: string,
  input: Record<string, unknown>,
): Promise<string> {
  const reply = await api.call(gateway)('POST /acts', {
    body: { act, key: randomUUID(), targets: [], input },
  })
  const [outcome] = reply.outcomes
  if (outcome?.target === undefined) throw new Error(outcome?.message ?? 'Nothing was made')
  return outcome.target.id
}

/** What the network service itself answers in Dallas. */
export async function readNetworking(
  api: ApiClient,
  path: string,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const reply = await api.fetch(`/api/cloud/${region}/network${path}`)
  const text = await reply.text()
  return { status: reply.status, body: text === '' ? {} : JSON.parse(text) }
}

/** Chooses from a list that is narrowed by typing. */
export async function choose(page: Page, label: string, option: string | RegExp) {
  const field = page.getByRole('combobox', { name: label })
  await field.click()
  await page.getByRole('option', { name: option }).click()
}
