import { containerActs } from '@aloft/acts/files/container-acts'
import { containerReader } from '@aloft/acts/files/container-reader'
import { containerCells, containerList } from '@aloft/list/containers'
import type { Container } from '@aloft/openstack/container'
import { endingGroup } from '../../acts/act-group.ts'
import { ApiError } from '../../api/api-error.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { paths } from '../../paths.ts'
import { headContainer, parseContainers } from './files-api.ts'

const pageSize = 1_000
/** Who may read stands in each container's own headers: so many are asked for at a time. */
const atOnce = 6
/** The list is drawn anew after so many. */
const shownAfter = 100

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

/** What the headers of each say, which the account's listing does not. */
async function* withHeaders(
  listed: readonly Container[],
  before: readonly Container[],
  signal: AbortSignal,
): AsyncIterable<readonly Container[]> {
  const known = new Map(before.map((container) => [container.name, container]))
  const containers = listed.map((container) => ({
    ...known.get(container.name),
    ...container,
  }))
  yield [...containers]
  for (let at = 0; at < containers.length; at += shownAfter) {
    const waiting = containers.slice(at, at + shownAfter).entries()
    const work = async () => {
      for (const [index, { region, name }] of waiting) {
        const found = await headOrNothing(region, name, signal)
        if (found !== undefined) containers[at + index] = found
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    yield [...containers]
  }
}

/** One that does not answer is not worth the list of all. */
async function headOrNothing(region: string, name: string, signal: AbortSignal) {
  try {
    return await headContainer(region, name, signal)
  } catch (error) {
    if (error instanceof ApiError && !signal.aborted) return undefined
    throw error
  }
}

const listedKind: ResourceKind<Container> = {
  id: 'container',
  title: 'Files',
  service: 'object-store',
  read: listed,
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

export const containerKind: ResourceKind<Container> = { ...listedKind, fill: withHeaders }

/** To choose one of: what a listing tells is enough for that. */
export const containerChoice: ResourceKind<Container> = { ...listedKind, key: 'choice' }
