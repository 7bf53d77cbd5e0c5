import { readCloud } from '../api/cloud.ts'
import { readList, readRecord, readText } from '@aloft/openstack/json-reader'

const pageSize = 1000

/** Something that reads a path of the network service. */
export type Read = (path: string) => Promise<unknown>

/**
 * All pages of one of Neutron's lists, as answered: by `limit` and `marker`, as long as it links a next
 * one. https://docs.openstack.org/api-ref/network/v2/#pagination
 */
export async function* networkPages(
  get: Read,
  path: string,
  key: string,
): AsyncIterable<unknown> {
  let marker = ''
  for (;;) {
    const query = `limit=${pageSize}${marker && `&marker=${encodeURIComponent(marker)}`}`
    const answer = await get(`${path}${path.includes('?') ? '&' : '?'}${query}`)
    yield answer
    const record = readRecord(answer)
    const links = readList(record[`${key}_links`]).map((link) => readRecord(link).rel)
    const last = readText(readRecord(readList(record[key]).at(-1)).id) ?? ''
    if (!links.includes('next') || last === '' || last === marker) return
    marker = last
  }
}

/** Everything of one of Neutron's lists. */
export async function readAll<Item>(
  get: Read,
  path: string,
  key: string,
  parse: (answer: unknown) => readonly Item[],
): Promise<Item[]> {
  const all: Item[] = []
  for await (const answer of networkPages(get, path, key)) all.push(...parse(answer))
  return all
}

/** Everything of one of the lists of a region's Neutron, through the proxy. */
export const readNetworkList = <Item>(
  region: string,
  path: string,
  key: string,
  signal: AbortSignal,
  parse: (answer: unknown) => readonly Item[],
): Promise<Item[]> =>
  readAll(
    (page) => readCloud({ region, service: 'network', path: page, signal }),
    path,
    key,
    parse,
  )
