import { nameInZone } from '@aloft/openstack/dns-name'
import { dnsStatusKey } from '@aloft/openstack/dns-status'
import type { RecordSet } from '@aloft/openstack/record-set'
import type { Cell, ListDefinition } from './column.ts'
import { dnsTime, publishedColumn } from './zones.ts'

const sortable = true

/** The columns of the records of one zone. */
export function recordSetList(): ListDefinition {
  return {
    columns: [
      { id: 'name', label: 'Name', kind: 'text', width: 180, sortable, search: true },
      { id: 'type', label: 'Type', kind: 'mono', width: 78, sortable, facet: {} },
      { id: 'records', label: 'Records', kind: 'mono', width: 300, sortable, search: true },
      {
        id: 'ttl',
        label: 'TTL',
        kind: 'number',
        width: 96,
        sortable,
        facet: { labelOf: (seconds) => `${seconds} s` },
      },
      publishedColumn,
      {
        id: 'description',
        label: 'Description',
        kind: 'text',
        width: 200,
        sortable,
        search: true,
        hidden: 'optional',
      },
      {
        id: 'created',
        label: 'Created',
        kind: 'date',
        width: 130,
        sortable,
        hidden: 'optional',
      },
      {
        id: 'updated',
        label: 'Changed',
        kind: 'date',
        width: 130,
        sortable,
        hidden: 'optional',
      },
      {
        id: 'id',
        label: 'ID',
        kind: 'mono',
        width: 290,
        search: true,
        sortable,
        hidden: 'optional',
      },
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: { column: 'name', descending: false },
  }
}

/** By column id. Without a TTL of their own, records have the zone's: the cell is empty then. */
export function recordSetCells(set: RecordSet): Readonly<Record<string, Cell>> {
  const { id, name, zoneName, type, records, ttlSeconds, description } = set
  return {
    // The record set's own id: the zone's stands in the address.
    id: id.split('/')[1] ?? id,
    name: nameInZone(name, zoneName),
    type,
    records: records.join(' · '),
    ttl: ttlSeconds,
    status: dnsStatusKey(set),
    description,
    created: dnsTime(set.createdAt),
    updated: dnsTime(set.updatedAt),
  }
}
