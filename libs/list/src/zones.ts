import { dnsStatuses, dnsStatusKey, dnsStatusWords } from '@aloft/openstack/dns-status'
import type { Zone } from '@aloft/openstack/dns-zone'
import type { Cell, Column, ListDefinition } from './column.ts'
import { idColumn } from './region-column.ts'

const sortable = true

/** Where something stands with the name servers. */
export const publishedColumn: Column = {
  id: 'status',
  label: 'Status',
  kind: 'status',
  width: 122,
  sortable,
  facet: {
    labelOf: (key) => dnsStatusWords(key).label,
    values: dnsStatuses,
    spelled: (typed) => typed.toUpperCase(),
  },
  labelOf: (key) => dnsStatusWords(String(key)).label,
  toneOf: (key) => dnsStatusWords(key).tone,
}

const kinds: Readonly<Record<string, string>> = {
  primary: 'Primary',
  secondary: 'Secondary',
}
const kindLabel = (kind: string | number): string => kinds[kind] ?? String(kind)

/** The columns of the list of zones: they have no region, since every region has all of them. */
export function zoneList(): ListDefinition {
  return {
    columns: [
      { id: 'name', label: 'Name', kind: 'text', width: 220, sortable, search: true },
      publishedColumn,
      { id: 'email', label: 'E-mail', kind: 'text', width: 200, sortable, search: true },
      { id: 'ttl', label: 'TTL (s)', kind: 'number', width: 76, sortable },
      {
        id: 'kind',
        label: 'Kind',
        kind: 'text',
        width: 100,
        sortable,
        facet: { labelOf: kindLabel },
        labelOf: kindLabel,
      },
      { id: 'created', label: 'Created', kind: 'date', width: 112, sortable },
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
        id: 'serial',
        label: 'Serial',
        kind: 'number',
        width: 110,
        sortable,
        hidden: 'optional',
      },
      idColumn,
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: { column: 'name', descending: false },
  }
}

/** Designate's times are UTC without saying so. */
export function dnsTime(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const atMs = Date.parse(/[Z+]|-\d\d:\d\d$/.test(text.slice(10)) ? text : `${text}Z`)
  return Number.isNaN(atMs) ? undefined : atMs
}

/** By column id. */
export function zoneCells(zone: Zone): Readonly<Record<string, Cell>> {
  const { id, name, email, ttlSeconds, isSecondary, description, serial } = zone
  return {
    id,
    name,
    status: dnsStatusKey(zone),
    email,
    ttl: ttlSeconds,
    kind: isSecondary ? 'secondary' : 'primary',
    created: dnsTime(zone.createdAt),
    description,
    serial,
  }
}
