import type { inventory, ListReply, RegionState } from '@aloft/contracts/inventory'
import { decode, merge } from '@aloft/list/columnar'
import type { Table } from '@aloft/list/table'
import { shownStatusWords } from '@aloft/openstack/shown-status'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { onTouched, wasTouched } from '../../../acts/touched.ts'
import { api } from '../../../api/api.ts'
import { isAwaited } from '../../../lists/region-age.ts'
import { readPages, type AskPage } from './server-pages.ts'

const call = api<typeof inventory>('inventory')

/** What is known of the servers, and how it came here. */
export interface ServersData {
  /** `all`: every row is in the table. `page`: too many for a browser, the server computes. */
  readonly mode: 'all' | 'page'
  readonly table: Table
  /** Sent back as `since`. */
  readonly version: string
  readonly total: number
  readonly matched: number
  readonly facets: ListReply['facets']
  readonly regions: readonly RegionState[]
  /** When the first request was sent, on the clock of `performance.now()`. */
  readonly askedAtMs: number
  /** From then until every region had answered or failed; absent before that. */
  readonly loadedMs: number | undefined
}

const busyPollMs = 1500
const restPollMs = 10_000
const loadingPollMs = 500
/** After an act the cloud may need a moment until the state tells of it. */
const afterActMs = 20_000

/** All that was read of this project's servers. */
export const serversKey = (project: string) => ['servers', project] as const

onTouched((client, kinds) => {
  if (kinds.has('server')) void client.invalidateQueries({ queryKey: ['servers'] })
})

/** Every server of the project: all rows at first, what changed from then on, kept true while it is seen. */
export function useServers(project: string) {
  const client = useQueryClient()
  const queryKey = serversKey(project)
  return useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<ServersData> => {
      const known = client.getQueryData<ServersData>(queryKey)
      const startedAt = performance.now()
      const since = known?.mode === 'all' ? { since: known.version } : {}
      const reply = await call('GET /servers', { query: since, signal })
      return receive(reply, known, startedAt)
    },
    staleTime: 1000,
    refetchInterval: ({ state }) => pollMs(state.data),
    refetchOnWindowFocus: 'always',
    // Tables are new objects anyway; comparing 10,000 rows would only cost.
    structuralSharing: false,
  })
}

function receive(
  reply: ListReply,
  known: ServersData | undefined,
  startedAt: number,
): ServersData {
  const { total, matched, facets, regions } = reply
  const mergeable = reply.mode === 'changes' && known !== undefined
  const table = mergeable ? merge(known.table, reply) : decode(reply)
  const askedAtMs = known?.askedAtMs ?? startedAt
  const isWhole = !regions.some(isAwaited)
  const loadedMs = known?.loadedMs ?? (isWhole ? performance.now() - askedAtMs : undefined)
  const mode = reply.mode === 'page' ? 'page' : 'all'
  // The same rows stay the same table, so that nothing is computed anew.
  const isSame = mergeable && table.columns === known.table.columns
  return {
    mode,
    table: isSame ? known.table : table,
    version: reply.version,
    total,
    matched,
    facets,
    regions,
    askedAtMs,
    loadedMs,
  }
}

/** The first rows of a project that is too large for a browser, as the view has them. */
export function useServerPages(
  project: string,
  parameters: Readonly<Record<string, string>>,
  rows: number,
  enabled: boolean,
) {
  return useQuery({
    queryKey: [...serversKey(project), 'pages', parameters, rows],
    queryFn: async ({ signal }): Promise<ServersData> => {
      const startedAt = performance.now()
      const { reply, table } = await readPages(askPage(signal), parameters, rows)
      return { ...receive(reply, undefined, startedAt), table }
    },
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => pollMs(state.data),
    structuralSharing: false,
  })
}

/** Every row that the view matches, however many. */
export async function readWholeView(
  parameters: Readonly<Record<string, string>>,
): Promise<Table> {
  return (await readPages(askPage(), parameters, Infinity)).table
}

function askPage(signal?: AbortSignal): AskPage {
  return (query) => call('GET /servers', { query, ...(signal !== undefined && { signal }) })
}

function pollMs(data: ServersData | undefined): number {
  if (data === undefined) return restPollMs
  if (data.regions.some(({ state }) => state === 'loading')) return loadingPollMs
  if (data.regions.some(isAwaited)) return busyPollMs
  if (wasTouched('server', afterActMs) || isPassing(data.table)) return busyPollMs
  return restPollMs
}

/** Something is in transition: a build, a reboot, a resize. */
function isPassing({ columns }: Table): boolean {
  const cells = columns.get('status')
  if (cells === undefined) return false
  const { dictionary, indexes } = cells
  const passing = dictionary.map(
    (key) => typeof key === 'string' && shownStatusWords(key).passing,
  )
  if (indexes === undefined) return passing.includes(true)
  // A dictionary keeps values that no row has any more.
  return passing.includes(true) && Array.from(indexes).some((code) => passing[code])
}
