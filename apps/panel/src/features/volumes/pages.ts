import { readEach, readList, readRecord, readText } from '@aloft/openstack/json-reader'
import type { ServiceType } from '@aloft/openstack/service-type'
import type { RegionCloud } from '../../lists/resource-kind.ts'

/** What Cinder and Nova give at most. */
const pageSize = 1000
/** Of a cloud that never stops. */
const mostPages = 100

/** Pages by `limit` and `marker`, as long as the answer links a next one. */
export async function* markedPages<Item extends { readonly id: string }>(
  { region, get }: RegionCloud,
  { path, key, service }: { path: string; key: string; service?: ServiceType },
  parse: (value: unknown, region: string) => Item | undefined,
): AsyncIterable<readonly Item[]> {
  let marker = ''
  for (let page = 0; page < mostPages; page++) {
    const after = marker === '' ? '' : `&marker=${encodeURIComponent(marker)}`
    const answer = readRecord(
      await get(
        `${path}?limit=${pageSize}${after}`,
        service === undefined ? {} : { service },
      ),
    )
    const items = readEach(answer, key, (value) => parse(value, region))
    yield items
    const last = items.at(-1)?.id ?? ''
    if (readList(answer[`${key}_links`]).length === 0 || last === marker) return
    marker = last
  }
}

/** Names by id of what another list has; none where that could not be read: they only help. */
export async function namesOf(
  cloud: RegionCloud,
  list: { path: string; key: string; service?: ServiceType },
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  try {
    for await (const page of markedPages(cloud, list, namedOf)) {
      for (const { id, name } of page) names.set(id, name)
    }
  } catch {
    return names
  }
  return names
}

function namedOf(value: unknown): { id: string; name: string } | undefined {
  const record = readRecord(value)
  const id = readText(record.id)
  const name = readText(record.name)
  return id === undefined || name === undefined ? undefined : { id, name }
}
