import { activity } from '@aloft/contracts/activity'
import { defineBlock } from '@aloft/kernel/block'
import type { ActivityTables } from './activity-tables.ts'
import { ActivityConfig } from './config.ts'
import { markInterrupted, purgeEntries } from './entry-store.ts'
import { entries } from './migrations/2026-11-22-entries.ts'
import { parts } from './migrations/2026-11-23-parts.ts'
import { secretsDigest } from './migrations/2026-11-23-secrets-digest.ts'
import { routes } from './routes.ts'

const dayMs = 86_400_000

/** Who did what, when, with which result. */
export default defineBlock<typeof ActivityConfig, ActivityTables>({
  name: 'activity',
  contract: activity,
  config: ActivityConfig,
  migrations: {
    '2026-11-22-entries': entries,
    '2026-11-23-parts': parts,
    '2026-11-23-secrets-digest': secretsDigest,
  },
  needs: ['database'],
  routes,
  jobs: ({ database, clock, config }) => [
    {
      name: 'mark-interrupted',
      everyMs: 30_000,
      run: () => markInterrupted(database, new Date(clock.now())),
    },
    {
      name: 'purge',
      everyMs: dayMs,
      run: () => purgeEntries(database, new Date(clock.now() - config.keepDays * dayMs)),
    },
  ],
})
