import { readList, readRecord, readText } from '@aloft/openstack/json-reader'
import type { Read } from '../../acts/network-pages.ts'

const pageSize = 1000

/** Id and name of each server of the project; `get` reads the compute service. */
export async function readServerNames(get: Read): Promise<{ id: string; name: string }[]> {
  const all: { id: string; name: string }[] = []
  let marker = ''
  for (;;) {
    const query = `limit=${pageSize}${marker && `&marker=${encodeURIComponent(marker)}`}`
    const answer = readRecord(await get(`/servers?${query}`))
    const page = readList(answer.servers).flatMap((value) => {
      const record = readRecord(value)
      const id = readText(record.id)
      return id === undefined ? [] : [{ id, name: readText(record.name) ?? id }]
    })
    all.push(...page)
    const last = page.at(-1)?.id ?? ''
    if (readList(answer.servers_links).length === 0 || last === marker) return all
    marker = last
  }
}
