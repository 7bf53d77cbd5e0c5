/** The schema `inventory`. Its one table is a cache: losing it loses nothing. */
export interface InventoryTables {
  server_row: {
    /** Whose list: a project as one set of roles sees it. */
    scope: string
    id: string
    region: string
    /** When the walk that saw it last began, in milliseconds. */
    walk: number
    passing: boolean
    cells: unknown
  }
}
