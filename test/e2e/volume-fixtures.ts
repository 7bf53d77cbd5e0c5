import { randomUUID } from 'node:crypto'
import { gateway } from '@aloft/contracts/gateway'
import type { ApiClient } from '@aloft/testkit/api-client'
import type { Page } from '@playwright/test'
import { carryOut, expect, test as base } from './server-fixtures.ts'

export {
  accounts,
  carryOut,
  chooseAct,
  expect,
  expectAccessible,
  preproduction,
  statusOf,
} from './server-fixtures.ts'

/** A volume that a test made; it is deleted after the test. */
export interface MadeVolume {
  readonly region: string
  readonly id: string
  readonly name: string
  /** Of its page. */
  readonly path: string
}

interface VolumeFixtures {
  /** Makes a volume of 1 GB in `dfw` by the API and waits until it is free. */
  newVolume: (name?: string) => Promise<MadeVolume>
}

export const test = base.extend<VolumeFixtures>({
  newVolume: async ({ api }, provide) => {
    const made: MadeVolume[] = []
    await provide(async (name = 'disk') => {
      const volume = await createVolume(api, `${name}-${randomUUID().slice(0, 8)}`)
      made.push(volume)
      await expectVolume(api, volume, 'available')
      return volume
    })
    for (const volume of made) {
      const input = { withSnapshots: true }
      await carryOut(api, 'volume.delete', volume, input).catch(() => undefined)
    }
  },
})

async function createVolume(api: ApiClient, name: string): Promise<MadeVolume> {
  const reply = await api.call(gateway)('POST /acts', {
    body: {
      act: 'volume.create',
      key: randomUUID(),
      targets: [],
      input: { region: 'dfw', name, size: 1 },
    },
  })
  const [outcome] = reply.outcomes
  if (outcome?.target === undefined) throw new Error(outcome?.message ?? 'Nothing was made')
  const { region, id } = outcome.target
  return { region, id, name, path: `/volumes/${region}/${id}` }
}

/** What the cloud itself says of a volume. */
export async function readVolume(
  api: ApiClient,
  { region, id }: { region: string; id: string },
): Promise<Record<string, unknown> | undefined> {
  const reply = await api.fetch(`/api/cloud/${region}/volumev3/volumes/${id}`)
  if (reply.status === 404) return undefined
  const { volume } = await reply.json()
  return volume
}

/** The cloud says that a volume came to a status. */
export async function expectVolume(
  api: ApiClient,
  volume: { region: string; id: string },
  status: string,
): Promise<void> {
  await expect.poll(async () => (await readVolume(api, volume))?.['status']).toBe(status)
}

/** Chooses from a field that completes what is typed. */
export async function choose(page: Page, label: string | RegExp, name: string) {
  const field = page.getByRole('combobox', { name: label })
  await field.fill(name)
  await page.getByRole('option', { name }).click()
}

/** Region and id in the address of a volume's page. */
export function volumeIn(address: string): { region: string; id: string } {
  const [, region = '', id = ''] = /\/volumes\/([^/]+)\/([0-9a-f-]{36})/.exec(address) ?? []
  return { region, id }
}
