import { keyPairActs } from '@aloft/acts/key-pairs/key-pair-acts'
import { keyPairReader } from '@aloft/acts/key-pairs/key-pair-reader'
import { keyPairCells, keyPairList } from '@aloft/list/key-pairs'
import { readList, readRecord } from '@aloft/openstack/json-reader'
import { parseKeyPairs, type KeyPair } from '@aloft/openstack/key-pair'
import { computeVersions } from '@aloft/openstack/microversions'
import { endingGroup } from '../../acts/act-group.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'

const pageSize = 1000

/** Pages by `limit` and `marker`, the name of the last one. */
async function* pages({ region, get }: RegionCloud): AsyncIterable<readonly KeyPair[]> {
  let marker = ''
  for (;;) {
    const after = marker === '' ? '' : `&marker=${encodeURIComponent(marker)}`
    const answer = await get(`/os-keypairs?limit=${pageSize}${after}`, {
      microversion: computeVersions.keyPairPages,
    })
    const page = parseKeyPairs(answer, region)
    yield page
    const links = readList(readRecord(answer).keypairs_links)
    const last = page.at(-1)?.name ?? ''
    if (links.length === 0 || last === marker) return
    marker = last
  }
}

export const keyPairKind: ResourceKind<KeyPair> = {
  id: 'key-pair',
  title: 'Key pairs',
  service: 'compute',
  read: pages,
  list: keyPairList,
  cells: keyPairCells,
  grows: { name: 1.5, fingerprint: 1 },
  facetOrder: ['region', 'type'],
  acts: [endingGroup(keyPairActs.delete)],
  bulkActs: [keyPairActs.delete],
  reader: keyPairReader,
}
