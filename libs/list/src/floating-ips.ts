import {
  floatingIpStatus,
  floatingIpStatuses,
  floatingIpStatusWords,
  type FloatingIp,
} from '@aloft/openstack/floating-ip'
import type { Cell, ListDefinition } from './column.ts'
import { idColumn, regionColumn, type RegionWords } from './region-column.ts'

/** A floating IP with the names of what it hangs on, where they are known. */
export interface ListedFloatingIp extends FloatingIp {
  readonly serverName?: string
  readonly networkName?: string
}

const sortable = true

/** The columns of the list of floating IPs. */
export function floatingIpList(words: RegionWords): ListDefinition {
  return {
    columns: [
      { id: 'address', label: 'Address', kind: 'mono', width: 150, sortable, search: true },
      {
        id: 'status',
        label: 'Status',
        kind: 'status',
        width: 100,
        sortable,
        facet: {
          labelOf: (key) => floatingIpStatusWords(key).label,
          values: floatingIpStatuses,
        },
        labelOf: (key) => floatingIpStatusWords(String(key)).label,
        toneOf: (key) => floatingIpStatusWords(key).tone,
      },
      {
        id: 'leadsTo',
        label: 'Leads to',
        kind: 'text',
        width: 200,
        sortable,
        search: true,
      },
      {
        id: 'fixed',
        label: 'Inside address',
        kind: 'mono',
        width: 130,
        sortable,
        search: true,
      },
      regionColumn(words),
      {
        id: 'description',
        label: 'Description',
        kind: 'text',
        width: 220,
        sortable,
        search: true,
      },
      {
        id: 'network',
        label: 'From network',
        kind: 'text',
        width: 120,
        sortable,
        hidden: 'optional',
        facet: {},
      },
      {
        id: 'created',
        label: 'Created',
        kind: 'date',
        width: 130,
        sortable,
        hidden: 'optional',
      },
      idColumn,
    ],
    nameColumn: 'address',
    idColumn: 'id',
    defaultSort: { column: 'address', descending: false },
  }
}

/** The server's name; what else it leads to, in words; nothing where it leads nowhere. */
export function leadsToWords(floatingIp: ListedFloatingIp): string | undefined {
  if (floatingIp.portId === undefined) return undefined
  if (floatingIp.serverName !== undefined) return floatingIp.serverName
  const { port } = floatingIp
  const isServer = port?.deviceOwner?.startsWith('compute:') === true
  return port?.name ?? (isServer ? 'A server' : 'A port without a server')
}

/** By column id. */
export function floatingIpCells(
  floatingIp: ListedFloatingIp,
): Readonly<Record<string, Cell>> {
  const { id, address, region, fixedAddress, description, networkName, createdAt } =
    floatingIp
  const createdMs = createdAt === undefined ? Number.NaN : Date.parse(createdAt)
  return {
    id,
    address,
    region,
    description,
    status: floatingIpStatus(floatingIp),
    leadsTo: leadsToWords(floatingIp),
    fixed: fixedAddress,
    network: networkName,
    created: Number.isNaN(createdMs) ? undefined : createdMs,
  }
}
