import type { Column } from './column.ts'

/** What every list needs to know of the regions. */
export interface RegionWords {
  /** What people call a region: `Dallas` for `dfw`. */
  regionName(id: string): string
  /** Ids of all regions; absent while they are not known. */
  readonly regions?: readonly string[] | undefined
}

/** Where a thing is: by its name, with a facet over all regions. */
export function regionColumn(words: RegionWords): Column {
  const labelOf = (id: string | number) => words.regionName(String(id))
  return {
    id: 'region',
    label: 'Region',
    kind: 'text',
    width: 84,
    sortable: true,
    facet: {
      labelOf,
      ...(words.regions === undefined ? {} : { values: words.regions }),
    },
    labelOf,
  }
}

/** The cloud's own id: searched, and shown when the person chooses it. */
export const idColumn: Column = {
  id: 'id',
  label: 'ID',
  kind: 'mono',
  width: 290,
  search: true,
  sortable: true,
  hidden: 'optional',
}
