import { randomUUID } from 'node:crypto'
import { gateway } from '@aloft/contracts/gateway'
import type { ApiClient } from '@aloft/testkit/api-client'
import { accounts, expect, test as base } from './fixtures.ts'
import { carryOut } from './server-fixtures.ts'

export { accounts, expect } from './fixtures.ts'
export { expectAccessible } from './accessibility.ts'
export { carryOut } from './server-fixtures.ts'

/** Where these suites make groups and addresses: a project without servers, with the usual limits. */
export const blank = accounts.newcomer

export const reason = 'You have the role reader in this project; this needs member.'

/** A group that a test made; it is deleted after the test. */
export interface MadeGroup {
  readonly region: string
  readonly id: string
  readonly name: string
  /** Of its page. */
  readonly path: string
}

interface SecurityFixtures {
  /** Aloft's API as the owner of the blank project, beside the browser. */
  api: ApiClient
  newGroup: (presets?: readonly string[]) => Promise<MadeGroup>
  /** A group of addresses in the region of the groups. */
  offices: { readonly id: string; readonly name: string }
}

export const test = base.extend<SecurityFixtures>({
  api: async ({ aloft }, provide) => provide(await aloft.signIn(blank)),

  offices: async ({ api }, provide) => {
    const name = `offices-${randomUUID().slice(0, 8)}`
    const addresses = ['203.0.113.0/24', '198.51.100.7/32']
    const path = '/api/cloud/ord/network/address-groups'
    const made = await api.fetch(path, posted({ address_group: { name, addresses } }))
    expect(made.status).toBe(201)
    const { address_group: group } = await made.json()
    await provide({ id: String(group.id), name })
  },

  newGroup: async ({ api }, provide) => {
    const made: MadeGroup[] = []
    await provide(async (presets = []) => {
      const name = `group-${randomUUID().slice(0, 8)}`
      const id = await make(api, 'security-group.create', { region: 'ord', name, presets })
      const group = { region: 'ord', id, name, path: `/security-groups/ord/${id}` }
      made.push(group)
      return group
    })
    for (const group of made) {
      await carryOut(api, 'security-group.delete', group).catch(() => undefined)
    }
  },
})

const posted = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** Makes a rule into a group as another client would. */
export async function makeRule(
  api: ApiClient,
  { region, id }: MadeGroup,
  fields: object,
): Promise<void> {
  const rule = { security_group_id: id, direction: 'ingress', ...fields }
  const path = `/api/cloud/${region}/network/security-group-rules`
  const made = await api.fetch(path, posted({ security_group_rule: rule }))
  expect(made.status).toBe(201)
}

/** Carries out an act that makes something, and tells its id. */
export async function make(
  api: ApiClient,
  act: string,
  input: Record<string, unknown>,
): Promise<string> {
  const { outcomes } = await api.call(gateway)('POST /acts', {
    body: { act, key: randomUUID(), targets: [], input },
  })
  const [outcome] = outcomes
  if (outcome?.target === undefined) throw new Error(outcome?.message ?? 'Nothing was made')
  return outcome.target.id
}

/** What Neutron itself lists. */
export async function listed(
  api: ApiClient,
  region: string,
  path: string,
  key: string,
): Promise<readonly Record<string, unknown>[]> {
  const reply = await api.fetch(`/api/cloud/${region}/network${path}`)
  const answer = await reply.json()
  return answer[key]
}

/** The rules of a group as Neutron has them, without those that let everything out. */
export async function inboundRules(
  api: ApiClient,
  { region, id }: { region: string; id: string },
): Promise<readonly Record<string, unknown>[]> {
  const path = `/security-group-rules?security_group_id=${id}&direction=ingress`
  return listed(api, region, path, 'security_group_rules')
}

/** The id of a server of the project by its name. */
export async function serverId(
  api: ApiClient,
  region: string,
  name: string,
): Promise<string> {
  const query = new URLSearchParams({ name: `^${name}$` })
  const reply = await api.fetch(`/api/cloud/${region}/compute/servers?${query}`)
  const { servers } = await reply.json()
  expect(servers).toHaveLength(1)
  return String(servers[0].id)
}
