import { shownNetworkStatus } from '@aloft/openstack/network-status'
import { portUse, portUseWords, type Port } from '@aloft/openstack/port'
import type { Cell, ListDefinition } from './column.ts'
import { descriptionColumn, networkStatusColumn } from './network-columns.ts'
import { idColumn, regionColumn, type RegionWords } from './region-column.ts'

const sortable = true

/** A port with the names of what it joins, where they are known. */
export type ListedPort = Port & {
  readonly networkName?: string
  /** Of the server or router that has it. */
  readonly holderName?: string
}

/** The columns of the list of ports. */
export function portList(words: RegionWords): ListDefinition {
  return {
    columns: [
      { id: 'name', label: 'Name', kind: 'text', width: 150, sortable, search: true },
      networkStatusColumn,
      {
        id: 'address',
        label: 'Address',
        kind: 'address',
        width: 124,
        sortable,
        search: true,
      },
      {
        id: 'network',
        label: 'Network',
        kind: 'text',
        width: 128,
        sortable,
        search: true,
        facet: {},
      },
      { id: 'use', label: 'Used by', kind: 'text', width: 96, sortable, facet: {} },
      { id: 'holder', label: 'Held by', kind: 'text', width: 150, sortable, search: true },
      regionColumn(words),
      {
        id: 'mac',
        label: 'MAC',
        kind: 'mono',
        width: 150,
        sortable,
        search: true,
        hidden: 'optional',
      },
      {
        id: 'checks',
        label: 'Checks',
        kind: 'text',
        width: 110,
        sortable,
        facet: {},
        hidden: 'optional',
      },
      descriptionColumn,
      idColumn,
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: { column: 'name', descending: false },
  }
}

function checksOf({ portSecurity }: Port): string | undefined {
  if (portSecurity === undefined) return undefined
  return portSecurity ? 'Checked' : 'Open'
}

/** By column id. */
export function portCells(port: ListedPort): Readonly<Record<string, Cell>> {
  const { id, name, region, description, mac, networkId } = port
  return {
    id,
    name,
    region,
    description,
    mac,
    status: shownNetworkStatus(port),
    address: port.fixedIps.map(({ address }) => address).join(' ') || undefined,
    network: port.networkName ?? networkId,
    use: portUseWords[portUse(port)],
    holder: port.holderName,
    checks: checksOf(port),
  }
}
