import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gateway } from '@aloft/contracts/gateway'
import type { ApiClient } from '@aloft/testkit/api-client'
import { carryOut, expect, test as base } from './server-fixtures.ts'

export {
  accounts,
  expect,
  expectAccessible,
  placeIn,
  preproduction,
} from './server-fixtures.ts'

export interface DiskFile {
  readonly path: string
  readonly bytes: Buffer
  /** SHA-512, hex, as Glance tells it. */
  readonly digest: string
}

interface ImageFixtures {
  /** A file of this computer that is no disk of any known format. */
  diskFile: DiskFile
  /** A web server that the simulated cloud may fetch from: `<url>/disk.raw` is there, the rest is not. */
  fileServer: string
  /** Deletes the images after the test whose names begin so. */
  imageName: string
}

export const digestOf = (bytes: Buffer): string =>
  createHash('sha512').update(bytes).digest('hex')

export const test = base.extend<ImageFixtures>({
  // Playwright reads from this pattern what the fixture needs: nothing.
  // oxlint-disable-next-line no-empty-pattern
  diskFile: async ({}, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'aloft-image-'))
    // A first byte that no format begins with.
    const bytes = Buffer.concat([Buffer.alloc(512), randomBytes(1_200_000)])
    const path = join(folder, 'golden.img')
    await writeFile(path, bytes)
    await provide({ path, bytes, digest: digestOf(bytes) })
    await rm(folder, { recursive: true })
  },

  fileServer: async ({ diskFile }, provide) => {
    const server = createServer(({ url }, reply) => {
      if (url === '/disk.raw') reply.end(diskFile.bytes)
      else reply.writeHead(404).end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    // A TCP server has an address of this form.
    const { port } = server.address() as AddressInfo
    await provide(`http://127.0.0.1:${port}`)
    server.closeAllConnections()
    server.close()
  },

  imageName: async ({ api }, provide) => {
    const name = `image-${randomUUID().slice(0, 8)}`
    await provide(name)
    for (const { id } of await imagesNamed(api, name))
      await carryOut(api, 'image.delete', { region: 'dfw', id }).catch(() => undefined)
  },
})

/** An image as Glance shows it. */
export type ShownImage = Readonly<Record<string, unknown>> & { readonly id: string }

/** What the cloud itself has of a name. */
export async function imagesNamed(
  api: ApiClient,
  name: string,
): Promise<readonly ShownImage[]> {
  const query = new URLSearchParams({ name })
  const reply = await api.fetch(`/api/cloud/dfw/image/images?${query}`)
  const { images } = await reply.json()
  return images
}

/** The only image of a name, once the cloud says that it can be used. */
export async function activeImage(api: ApiClient, name: string): Promise<ShownImage> {
  await expect
    .poll(async () => (await imagesNamed(api, name)).map(({ status }) => status))
    .toEqual(['active'])
  const [image] = await imagesNamed(api, name)
  if (image === undefined) throw new Error('It is gone.')
  return image
}

/** Makes an image with some bytes by the API. Gives its id. */
export async function makeImage(
  api: ApiClient,
  input: Readonly<Record<string, unknown>>,
): Promise<string> {
  const { outcomes } = await api.call(gateway)('POST /acts', {
    body: {
      act: 'image.create',
      key: randomUUID(),
      targets: [],
      input: { region: 'dfw', diskFormat: 'raw', ...input },
    },
  })
  const id = outcomes[0]?.target?.id ?? ''
  const stored = await api.fetch(`/api/cloud/dfw/image/images/${id}/file`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: 'bytes',
  })
  expect(stored.status, await stored.text()).toBe(204)
  return id
}
