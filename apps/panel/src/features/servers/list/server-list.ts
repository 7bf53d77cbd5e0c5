import type { ServerSubject } from '@aloft/acts/server-subject'
import type { Region } from '@aloft/contracts/region'
import { serverList } from '@aloft/list/servers'
import { cellOf, textOf } from '@aloft/list/table'
import type { Table } from '@aloft/list/table'
import type { ListDefinition } from '@aloft/list/column'
import { compact } from '@aloft/openstack/json-reader'
import {
  shownStatusKeys,
  shownStatusWords,
  typedStatusKey,
} from '@aloft/openstack/shown-status'

/** One server of the list: a row of the table that was read. */
export interface ServerRef {
  readonly table: Table
  readonly row: number
  readonly id: string
}

/** The list of servers in the words of the session's regions. */
export function serversOf(regions: readonly Region[]): ListDefinition {
  const names = new Map(regions.map(({ id, name }) => [id, name]))
  return serverList({
    regionName: (id) => names.get(id) ?? id,
    regions: [...names.keys()],
    statusLabel: (key) => shownStatusWords(key).label,
    statusTone: (key) => shownStatusWords(key).tone,
    statusKey: typedStatusKey,
    statuses: shownStatusKeys,
  })
}

/** A reference to each row; rows of one table keep theirs. */
export function refsOf(table: Table): readonly ServerRef[] {
  return Array.from({ length: table.length }, (_, row) => ({
    table,
    row,
    id: textOf(table, 'id', row),
  }))
}

export const refKey = (server: ServerRef): string => server.id
export const refName = ({ table, row }: ServerRef): string => textOf(table, 'name', row)
export const refRegion = ({ table, row }: ServerRef): string => textOf(table, 'region', row)

/** As much of the server as acts need to know. */
export function subjectOf({ table, row, id }: ServerRef): ServerSubject {
  const text = (column: string) => {
    const cell = cellOf(table, column, row)
    return typeof cell === 'string' ? cell : undefined
  }
  const tags = cellOf(table, 'tags', row)
  return compact({
    region: text('region') ?? '',
    id,
    name: text('name') ?? id,
    status: text('novaStatus') ?? 'UNKNOWN',
    taskState: text('task'),
    vmState: text('vmState'),
    locked: text('locked') !== undefined,
    lockedReason: text('lockedReason'),
    neverLaunched: text('neverLaunched') !== undefined,
    imageId: text('imageId'),
    tags: typeof tags === 'object' ? tags : [],
    flavor: compact({ name: text('flavor') }),
  })
}
