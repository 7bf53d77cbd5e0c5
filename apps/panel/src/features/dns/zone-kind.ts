import { zoneReader } from '@aloft/acts/dns/dns-readers'
import { zoneActs } from '@aloft/acts/dns/zone-acts'
import { zoneCells, zoneList } from '@aloft/list/zones'
import { dnsStatusKey, dnsStatusWords } from '@aloft/openstack/dns-status'
import { parseZones, type Zone } from '@aloft/openstack/dns-zone'
import { endingGroup } from '../../acts/act-group.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { paths } from '../../paths.ts'

/** Designate gives at most so many at once. */
export const dnsPageSize = 1000

async function* pages({ region, get }: RegionCloud): AsyncIterable<readonly Zone[]> {
  for (let marker = ''; ;) {
    const page = parseZones(await get(`/zones?limit=${dnsPageSize}${marker}`), region)
    yield page
    const last = page.at(-1)
    if (last === undefined || page.length < dnsPageSize) return
    marker = `&marker=${encodeURIComponent(last.id)}`
  }
}

export const zoneKind: ResourceKind<Zone> = {
  id: 'zone',
  title: 'Zones',
  service: 'dns',
  shared: true,
  read: pages,
  list: zoneList,
  cells: zoneCells,
  grows: { name: 2, email: 1, description: 2 },
  facetOrder: ['status', 'kind'],
  isPassing: (zone) => dnsStatusWords(dnsStatusKey(zone)).passing,
  acts: [
    { id: 'change', label: 'Change', heads: [zoneActs.addRecords, zoneActs.edit] },
    endingGroup(zoneActs.delete),
  ],
  bulkActs: [zoneActs.delete],
  href: ({ region, id }) => paths.zone(region, id),
  reader: zoneReader,
}
