import { randomUUID } from 'node:crypto'
import { gateway } from '@aloft/contracts/gateway'
import type { ApiClient } from '@aloft/testkit/api-client'
import { expect, test as base } from './server-fixtures.ts'

export { accounts, expect, expectAccessible, preproduction } from './server-fixtures.ts'

export interface MadeContainer {
  readonly name: string
  /** Of its page. */
  readonly path: string
  /** Swift through the proxy; `path` begins at the container. */
  readonly swift: (method: string, path?: string, body?: string) => Promise<Response>
}

interface FileFixtures {
  /** A container of the pre-production project with these objects, each with its name as text. */
  newContainer: (names?: readonly string[]) => Promise<MadeContainer>
}

export const test = base.extend<FileFixtures>({
  newContainer: ({ api }, provide) =>
    provide(async (names = []) => {
      const name = `files-${randomUUID().slice(0, 8)}`
      await carryOut(api, 'container.create', { region: 'dfw', name, access: 'private' })
      const swift = (method: string, path = '', body?: string) =>
        api.fetch(`/api/cloud/dfw/object-store/${name}${path}`, {
          method,
          headers: { 'content-type': 'text/plain' },
          ...(body !== undefined && { body }),
        })
      for (const object of names) {
        const path = object.split('/').map(encodeURIComponent).join('/')
        expect((await swift('PUT', `/${path}`, object)).status).toBe(201)
      }
      return { name, path: `/files/dfw/${name}`, swift }
    }),
})

/** Carries out an act that makes something. */
async function carryOut(api: ApiClient, act: string, input: Record<string, unknown>) {
  const { outcomes } = await api.call(gateway)('POST /acts', {
    body: { act, key: randomUUID(), targets: [], input },
  })
  expect(outcomes.map(({ state, message }) => message ?? state)).toEqual(['done'])
}
