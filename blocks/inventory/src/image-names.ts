import { clean } from '@aloft/list/fold'
import { compact, readEach, readRecord, readText } from '@aloft/openstack/json-reader'
import { imageFamily, nextImagePage } from '@aloft/openstack/image'
import type { Asking, CloudClient } from './cloud-client.ts'

export interface ImageName {
  readonly name: string
  readonly family: string | undefined
}

/** Name and family by image id. */
export type ImageNames = ReadonlyMap<string, ImageName>

const pagesAtMost = 50

/** Names of the images of one region that the token may see. */
export async function readImageNames(
  client: CloudClient,
  at: {
    region: string
    regionName: string
    endpoint: string
    asking: Asking
    signal: AbortSignal
  },
): Promise<ImageNames> {
  const names = new Map<string, ImageName>()
  // Some catalogs give the endpoint with its version, some without.
  const root = at.endpoint.replace(/\/v2(\.\d+)?$/, '')
  let path: string | undefined = '/v2/images?limit=1000'
  for (let page = 0; path !== undefined && page < pagesAtMost; page++) {
    const { body } = await client.get({ ...at, service: 'image', url: `${root}${path}` })
    const images = readEach(body, 'images', (image) => readRecord(image))
    for (const image of images) {
      const id = readText(image.id)
      if (id === undefined) continue
      const name = clean(readText(image.name) ?? id)
      const family = readText(image.os_distro)
      names.set(id, { name, family: imageFamily(compact({ name, family })) })
    }
    path = nextImagePage(body)
  }
  return names
}
