import type { activity } from '@aloft/contracts/activity'
import { queryOptions } from '@tanstack/react-query'
import { onTouched } from '../acts/touched.ts'
import { api } from '../api/api.ts'

const call = api<typeof activity>('activity')

onTouched((client) => void client.invalidateQueries({ queryKey: ['activity'] }))

/** What was done to it through the panel, newest first. */
export const activityQuery = (id: string) =>
  queryOptions({
    queryKey: ['activity', id],
    refetchInterval: 10_000,
    queryFn: async ({ signal }) =>
      (await call('GET /entries', { query: { target: id, limit: 100 }, signal })).entries,
  })
