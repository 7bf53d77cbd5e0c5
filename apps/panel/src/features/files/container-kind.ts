import { containerActs } from '@aloft/acts/files/container-acts'
import { containerReader } from '@aloft/acts/files/container-reader'
import { containerCells, containerList } from '@aloft/list/containers'
import type { Container } from '@aloft/openstack/container'
import { endingGroup } from '../../acts/act-group.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { paths } from '../../paths.ts'
import { headContainer, parseContainers } from './files-api.ts'

const pageSize = 1_000
/** Who may read stands in each container's own headers: asked for as many as a person may look through. */
const mostAsked = 100
const atOnce = 6

/** Pages by `limit` and `marker`, the name of the last one. */
async function* listed({ region, get }: RegionCloud): AsyncIterable<readonly Container[]> {
  let marker = ''
  for (;;) {
    const after = marker === '' ? '' : `&marker=${encodeURIComponent(marker)}`
    const answer = await get(`/?format=json&limit=${pageSize}${after}`)
    const page = parseContainers(answer, region)
    yield page
    if (page.length < pageSize) return
    marker = page.at(-1)?.name ?? ''
  }
}

/** The same, the first of them with who may read them. */
async function* pages(cloud: RegionCloud): AsyncIterable<readonly Container[]> {
  let asked = 0
  for await (const page of listed(cloud)) {
    const open = page.slice(0, mostAsked - asked)
    asked += open.length
    yield [...(await withAccess(open)), ...page.slice(open.length)]
  }
}

/** The same with what their headers say, a few asked at a time. */
async function withAccess(listed: readonly Container[]): Promise<Container[]> {
  const known = [...listed]
  const waiting = listed.entries()
  const work = async () => {
    for (const [index, { region, name }] of waiting) {
      const found = await headContainer(region, name)
      if (found !== undefined) known[index] = found
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return known
}

export const containerKind: ResourceKind<Container> = {
  id: 'container',
  title: 'Files',
  service: 'object-store',
  read: pages,
  list: containerList,
  cells: containerCells,
  grows: { name: 1 },
  facetOrder: ['region', 'access'],
  acts: [
    {
      id: 'change',
      label: 'Change',
      heads: [containerActs.access, containerActs.website, containerActs.metadata],
    },
    endingGroup(containerActs.delete),
  ],
  bulkActs: [containerActs.delete],
  href: ({ region, name }) => paths.container(region, name),
  reader: containerReader,
}

/** To choose one of: what a listing tells is enough for that. */
export const containerChoice: ResourceKind<Container> = {
  ...containerKind,
  key: 'choice',
  read: listed,
}
