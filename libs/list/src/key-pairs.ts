import type { KeyPair } from '@aloft/openstack/key-pair'
import type { Cell, ListDefinition } from './column.ts'
import { regionColumn, type RegionWords } from './region-column.ts'

const sortable = true

/** The columns of the list of key pairs. */
export function keyPairList(words: RegionWords): ListDefinition {
  return {
    columns: [
      { id: 'name', label: 'Name', kind: 'text', width: 220, sortable, search: true },
      {
        id: 'fingerprint',
        label: 'Fingerprint',
        kind: 'mono',
        width: 360,
        sortable,
        search: true,
      },
      { id: 'type', label: 'Type', kind: 'text', width: 90, sortable, facet: {} },
      regionColumn(words),
    ],
    nameColumn: 'name',
    idColumn: 'name',
    defaultSort: { column: 'name', descending: false },
  }
}

/** By column id. */
export function keyPairCells(keyPair: KeyPair): Readonly<Record<string, Cell>> {
  const { name, fingerprint, type, region } = keyPair
  return { name, fingerprint, type, region }
}
