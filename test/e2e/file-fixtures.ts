import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gateway } from '@aloft/contracts/gateway'
import type { ApiClient } from '@aloft/testkit/api-client'
import type { Page } from '@playwright/test'
import { partBytes } from './fixtures.ts'
import { expect, test as base } from './server-fixtures.ts'

export { accounts, expect, expectAccessible, preproduction } from './server-fixtures.ts'

export interface MadeContainer {
  readonly name: string
  /** Of its page. */
  readonly path: string
  /** Swift through the proxy; `path` begins at the container. */
  readonly swift: (method: string, path?: string, body?: string) => Promise<Response>
}

export interface BigFile {
  readonly path: string
  readonly bytes: Buffer
}

interface FileFixtures {
  /** A file on disk that is uploaded in segments. */
  bigFile: BigFile
  /** A container of the pre-production project with these objects, each with its name as text. */
  newContainer: (names?: readonly string[]) => Promise<MadeContainer>
}

export const test = base.extend<FileFixtures>({
  // Playwright reads from this pattern what the fixture needs: nothing.
  // oxlint-disable-next-line no-empty-pattern
  bigFile: async ({}, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'aloft-upload-'))
    const bytes = randomBytes(20 * partBytes + 123)
    const path = join(folder, 'film.bin')
    await writeFile(path, bytes)
    await provide({ path, bytes })
    await rm(folder, { recursive: true })
  },

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

/** Picks files to upload, by their paths or as buffers with names. */
export const pick = (page: Page, files: string | string[] | object) =>
  // Files are a path, several paths, or a buffer with its name.
  page.getByLabel('Files to upload').setInputFiles(files as string[])

/** Carries out an act that makes something. */
async function carryOut(api: ApiClient, act: string, input: Record<string, unknown>) {
  const { outcomes } = await api.call(gateway)('POST /acts', {
    body: { act, key: randomUUID(), targets: [], input },
  })
  expect(outcomes.map(({ state, message }) => message ?? state)).toEqual(['done'])
}
