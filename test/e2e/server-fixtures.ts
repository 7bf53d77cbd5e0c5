import { randomUUID } from 'node:crypto'
import { gateway } from '@aloft/contracts/gateway'
import type { ApiClient } from '@aloft/testkit/api-client'
import type { Locator, Page } from '@playwright/test'
import { accounts, expect, test as base } from './fixtures.ts'

export { accounts, expect } from './fixtures.ts'
export { expectAccessible } from './accessibility.ts'

/** Where the suites make and change servers of their own; the 38 of the talk stay as they are. */
export const preproduction = { ...accounts.member, project: 'reach-preproduction' }

/** A server that a test made; it is deleted after the test. */
export interface MadeServer {
  readonly region: string
  readonly id: string
  readonly name: string
  /** Of its page. */
  readonly path: string
}

export interface NewServer {
  /** Default `dfw`. */
  readonly region?: string
  /** Begins its name. */
  readonly name?: string
  /** Status to wait for; default `ACTIVE`. */
  readonly until?: string
  /** More of the act's input: tags, metadata. */
  readonly input?: Readonly<Record<string, unknown>>
}

interface ServerFixtures {
  /** Aloft's API as a person of the pre-production project, beside the browser. */
  api: ApiClient
  /** Makes a server by the API and waits until it runs. */
  newServer: (wanted?: NewServer) => Promise<MadeServer>
  /** Deletes a server after the test, whatever came of it. */
  deleteLater: (server: { region: string; id: string }) => void
}

export const test = base.extend<ServerFixtures>({
  api: async ({ aloft }, provide) => {
    const api = await aloft.signIn(preproduction)
    await provide(api)
  },

  deleteLater: async ({ aloft }, provide) => {
    const made: { region: string; id: string }[] = []
    await provide((server) => made.push(server))
    if (made.length === 0) return
    // The test may have turned dials that end its own session.
    const cleaner = await aloft.signIn(preproduction)
    for (const server of made) {
      await carryOut(cleaner, 'server.unlock', server).catch(() => undefined)
      await carryOut(cleaner, 'server.delete', server).catch(() => undefined)
    }
  },

  newServer: ({ api, deleteLater }, provide) =>
    provide(async ({ region = 'dfw', name = 'test', until = 'ACTIVE', input } = {}) => {
      const full = `${name}-${randomUUID().slice(0, 8)}`
      const id = await createServer(api, { region, name: full, input })
      const server = { region, id, name: full, path: `/servers/${region}/${id}` }
      deleteLater(server)
      await expectStatus(api, server, until)
      return server
    }),
})

async function createServer(
  api: ApiClient,
  wanted: { region: string; name: string; input: NewServer['input'] },
): Promise<string> {
  const { region, name, input } = wanted
  const image = await imageId(api, region, 'Debian 13')
  const reply = await api.call(gateway)('POST /acts', {
    body: {
      act: 'server.create',
      key: randomUUID(),
      targets: [],
      input: { region, names: [name], image, flavor: '2', ...input },
    },
  })
  const [outcome] = reply.outcomes
  if (outcome?.target === undefined) throw new Error(outcome?.message ?? 'Nothing was made')
  return outcome.target.id
}

/** Carries out an act by the API. */
export function carryOut(
  api: ApiClient,
  act: string,
  target: { region: string; id: string },
  input: Record<string, unknown> = {},
) {
  const { region, id } = target
  return api.call(gateway)('POST /acts', {
    body: { act, key: randomUUID(), targets: [{ region, id }], input },
  })
}

export async function imageId(
  api: ApiClient,
  region: string,
  name: string,
): Promise<string> {
  const query = new URLSearchParams({ name })
  const reply = await api.fetch(`/api/cloud/${region}/image/images?${query}`)
  const { images } = await reply.json()
  return String(images[0].id)
}

/** What the cloud itself says of a server. */
export async function readServer(
  api: ApiClient,
  { region, id }: { region: string; id: string },
): Promise<Record<string, unknown> | undefined> {
  const reply = await api.fetch(`/api/cloud/${region}/compute/servers/${id}`, {
    headers: { 'openstack-api-version': 'compute 2.73' },
  })
  if (reply.status === 404) return undefined
  const { server } = await reply.json()
  return server
}

/** The cloud says that a server came to a status, and that nothing is under way with it. */
export async function expectStatus(
  api: ApiClient,
  server: { region: string; id: string },
  status: string,
): Promise<void> {
  await expect
    .poll(async () => {
      const read = await readServer(api, server)
      return [read?.['status'], read?.['OS-EXT-STS:task_state'] ?? null]
    })
    .toEqual([status, null])
}

/** Opens an act of the *More…* menu of a server's page. */
export async function chooseAct(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: /^More acts on/ }).click()
  await page.getByRole('menuitem', { name: title, exact: true }).click()
}

/** The status below the name on a server's page. */
export function statusOf(page: Page): Locator {
  return page.getByRole('status', { name: /^Status: / })
}

/** Region and id in the address of a server's page. */
export function placeIn(address: string | null): { region: string; id: string } {
  const [, region = '', id = ''] =
    /\/servers\/([^/]+)\/([0-9a-f-]{36})/.exec(address ?? '') ?? []
  return { region, id }
}
