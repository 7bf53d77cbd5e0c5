import { recordSetReader } from '@aloft/acts/dns/dns-readers'
import { recordSetActs } from '@aloft/acts/dns/zone-acts'
import { recordSetCells, recordSetList } from '@aloft/list/record-sets'
import { dnsStatusKey, dnsStatusWords } from '@aloft/openstack/dns-status'
import { parseRecordSets, type RecordSet } from '@aloft/openstack/record-set'
import { endingGroup } from '../../acts/act-group.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { dnsPageSize } from './zone-kind.ts'

/** The records of one zone. */
export function recordSetKind(zoneId: string): ResourceKind<RecordSet> {
  return {
    id: 'record-set',
    title: 'Records',
    service: 'dns',
    shared: true,
    key: zoneId,
    read: (cloud) => pages(cloud, zoneId),
    list: recordSetList,
    cells: recordSetCells,
    grows: { name: 1, records: 2, description: 1 },
    facetOrder: ['type', 'status', 'ttl'],
    isPassing: (set) => dnsStatusWords(dnsStatusKey(set)).passing,
    acts: [
      {
        id: 'change',
        label: 'Change',
        heads: [recordSetActs.edit, recordSetActs.setTtl],
      },
      endingGroup(recordSetActs.delete),
    ],
    bulkActs: [recordSetActs.setTtl, recordSetActs.delete],
    reader: recordSetReader,
  }
}

async function* pages(
  { region, get }: RegionCloud,
  zoneId: string,
): AsyncIterable<readonly RecordSet[]> {
  const list = `/zones/${encodeURIComponent(zoneId)}/recordsets?limit=${dnsPageSize}`
  for (let marker = ''; ;) {
    const page = parseRecordSets(await get(`${list}${marker}`), region)
    yield page
    const last = page.at(-1)?.id.split('/')[1]
    if (last === undefined || page.length < dnsPageSize) return
    marker = `&marker=${encodeURIComponent(last)}`
  }
}
