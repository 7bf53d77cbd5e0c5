import { sql } from 'kysely'
import { inventory } from '@aloft/contracts/inventory'
import { defineBlock } from '@aloft/kernel/block'
import { InventoryConfig } from './config.ts'
import type { InventoryTables } from './inventory-tables.ts'
import { serverRow } from './migrations/2026-11-22-server-row.ts'
import { routes } from './routes.ts'
import { forgetUnused } from './server-store.ts'

const unusedMs = 3_600_000

const inventoryBlock = defineBlock<typeof InventoryConfig, InventoryTables>({
  name: 'inventory',
  contract: inventory,
  config: InventoryConfig,
  migrations: { '2026-11-22-server-row': serverRow },
  needs: ['database', 'gateway'],
  routes,
  jobs: (deps) => [
    {
      name: 'forget-unused',
      everyMs: 600_000,
      run: () => forgetUnused(deps.database, deps.clock.now() - unusedMs),
    },
  ],
  ready: async (deps) => {
    const startedAt = performance.now()
    try {
      await sql`select 1`.execute(deps.database)
      const ms = Math.round(performance.now() - startedAt)
      return [{ name: 'database', ok: true, detail: `${ms} ms` }]
    } catch (error) {
      return [{ name: 'database', ok: false, detail: String(error) }]
    }
  },
})

export default inventoryBlock
