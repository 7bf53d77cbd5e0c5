import { computeVersions } from '@aloft/openstack/microversions'
import { readList, readRecord } from '@aloft/openstack/json-reader'
import type { Asking, CloudClient } from './cloud-client.ts'

export interface WalkOptions {
  readonly region: string
  readonly regionName: string
  /** The compute endpoint of the catalog. */
  readonly endpoint: string
  readonly asking: Asking
  readonly pageSize: number
  /** Only servers changed since then, the gone among them. */
  readonly changesSinceMs?: number
  readonly signal: AbortSignal
}

export interface ServersPage {
  readonly servers: readonly unknown[]
  readonly dateMs: number | undefined
}

const pagesAtMost = 1000

/**
 * The pages of `GET /servers/detail`, one after the other: Nova's marker is the id of the last server. A page
 * without a link to the next one is the last; the cloud's own limit may be smaller than ours.
 * https://docs.openstack.org/api-ref/compute/#list-servers-detailed
 */
export async function* serverPages(
  client: CloudClient,
  options: WalkOptions,
): AsyncGenerator<ServersPage> {
  let marker: string | undefined
  for (let page = 0; page < pagesAtMost; page++) {
    const { body, dateMs } = await client.get({
      region: options.region,
      regionName: options.regionName,
      service: 'compute',
      url: pageUrl(options, marker),
      asking: options.asking,
      microversion: computeVersions.read,
      signal: options.signal,
    })
    const answer = readRecord(body)
    const servers = readList(answer.servers)
    yield { servers, dateMs }
    const next = nextMarker(answer.servers_links, servers)
    if (next === undefined || next === marker) return
    marker = next
  }
}

function pageUrl(options: WalkOptions, marker: string | undefined): string {
  const parameters = new URLSearchParams({ limit: String(options.pageSize) })
  if (options.changesSinceMs !== undefined) {
    const since = new Date(options.changesSinceMs).toISOString()
    parameters.set('changes-since', since.replace(/\.\d+Z$/, 'Z'))
  }
  if (marker !== undefined) parameters.set('marker', marker)
  return `${options.endpoint}/servers/detail?${parameters}`
}

function nextMarker(links: unknown, servers: readonly unknown[]): string | undefined {
  const hasNext = readList(links).some((link) => readRecord(link).rel === 'next')
  const id = readRecord(servers.at(-1)).id
  return hasNext && typeof id === 'string' ? id : undefined
}
