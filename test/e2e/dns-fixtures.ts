import { randomUUID } from 'node:crypto'
import { gateway } from '@aloft/contracts/gateway'
import { readRecord, readText } from '@aloft/openstack/json-reader'
import { carryOut, expect, test as base } from './server-fixtures.ts'

export {
  accounts,
  carryOut,
  expect,
  expectAccessible,
  preproduction,
} from './server-fixtures.ts'

/** A zone that a test made; it is deleted after the test. */
export interface MadeZone {
  readonly region: string
  readonly id: string
  readonly name: string
  /** Of its page. */
  readonly path: string
  /** The records of a type, as the cloud itself tells them. */
  records(type: string): Promise<readonly unknown[]>
}

interface DnsFixtures {
  /** Makes a zone in the pre-production project by the API, and waits until it is active. */
  newZone: () => Promise<MadeZone>
}

export const test = base.extend<DnsFixtures>({
  newZone: async ({ api }, provide) => {
    const made: { region: string; id: string }[] = []
    await provide(async () => {
      const region = 'dfw'
      const name = `test-${randomUUID().slice(0, 8)}.example`
      const reply = await api.call(gateway)('POST /acts', {
        body: {
          act: 'zone.create',
          key: randomUUID(),
          targets: [],
          input: { region, name, email: 'me@reach.example', ttl: 300 },
        },
      })
      const id = reply.outcomes[0]?.target?.id
      if (id === undefined)
        throw new Error(reply.outcomes[0]?.message ?? 'Nothing was made')
      made.push({ region, id })
      const read = async (path: string) =>
        readRecord(
          await (await api.fetch(`/api/cloud/${region}/dns/zones/${id}${path}`)).json(),
        )
      await expect.poll(async () => readText((await read('')).status)).toBe('ACTIVE')
      return {
        region,
        id,
        name,
        path: `/dns/zones/${region}/${id}`,
        async records(type) {
          const { recordsets } = await read(`/recordsets?type=${type}&sort_key=name`)
          return Array.isArray(recordsets) ? recordsets : []
        },
      }
    })
    for (const zone of made) await carryOut(api, 'zone.delete', zone).catch(() => undefined)
  },
})
