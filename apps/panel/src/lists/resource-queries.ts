import type { Subject } from '@aloft/acts/act'
import type { RegionState } from '@aloft/contracts/inventory'
import type { Region } from '@aloft/contracts/region'
import type { SubjectKind } from '@aloft/acts/subject-kind'
import {
  notifyManager,
  queryOptions,
  useQueries,
  useQueryClient,
  type QueryClient,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { onTouched, wasTouched } from '../acts/touched.ts'
import { hasCode } from '../api/api-error.ts'
import { readCloud } from '../api/cloud.ts'
import { pollInterval } from '../api/poll-interval.ts'
import { useSession } from '../session/session.ts'
import type { ResourceKind } from './resource-kind.ts'

/** What was read of one region. */
interface RegionItems<Item> {
  readonly items: readonly Item[]
  /** False while pages are still to come. */
  readonly isWhole: boolean
  /** How long all of its pages took. */
  readonly tookMs: number
}

const busyMs = 1500
const restMs = 15_000
/** After an act the cloud may need a moment until the state tells of it. */
const afterActMs = 15_000
/** Reading takes at most so little of the time: a long list is read less often. */
const shareOfTime = 1 / 40
/** More while something passes: a slow cloud must not hide that it is over. */
const busyShareOfTime = 1 / 8

onTouched((client, kinds) => {
  for (const kind of kinds) {
    void client.invalidateQueries({ queryKey: ['resources', kind] })
    void client.invalidateQueries({ queryKey: ['resource', kind] })
  }
})

/**
 * Everything of one kind in one region; what has come is seen while the rest is on its way. Where every
 * region gives the same, `others` are asked in its place while it does not answer.
 */
function regionQuery<Item extends Subject>(
  kind: ResourceKind<Item>,
  project: string,
  region: string,
  others: readonly string[],
  client: QueryClient,
) {
  const queryKey = ['resources', kind.id, kind.key, project, region]
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<RegionItems<Item>> => {
      const startedAt = performance.now()
      const known = client.getQueryData<RegionItems<Item>>(queryKey)
      const readAll = async (from: string): Promise<Item[]> => {
        const items: Item[] = []
        const cloud = {
          region: from,
          get: (path: string, options = {}) =>
            readCloud({ region: from, service: kind.service, path, signal, ...options }),
        }
        for await (const page of kind.read(cloud)) {
          items.push(...page)
          if (known?.isWhole !== true && page.length > 0)
            client.setQueryData(queryKey, { items: [...items], isWhole: false, tookMs: 0 })
        }
        return items
      }
      let items: readonly Item[] = await firstAnswer([region, ...others], readAll, signal)
      for await (const more of kind.fill?.(items, known?.items ?? [], signal) ?? []) {
        items = more
        client.setQueryData(queryKey, { tookMs: 0, isWhole: false, ...known, items })
      }
      return { items, isWhole: true, tookMs: performance.now() - startedAt }
    },
    staleTime: 1000,
    refetchInterval: ({ state: { data } }) => {
      const isBusy =
        wasTouched(kind.id, afterActMs) ||
        data?.items.some((item) => kind.isPassing?.(item) === true) === true
      const slowest = (data?.tookMs ?? 0) / (isBusy ? busyShareOfTime : shareOfTime)
      return Math.max(isBusy ? busyMs : restMs, Math.min(slowest, 600_000))
    },
    refetchOnWindowFocus: 'always',
    retry: (failures, error) =>
      failures < 2 && hasCode(error, 'unreachable', 'draining', 'block_unavailable'),
    // Items are compared by what made them, not one by one.
    structuralSharing: false,
  })
}

/** The answer of the first region that gives one. Throws what the first of them said. */
async function firstAnswer<Items>(
  [region = '', ...others]: readonly string[],
  read: (region: string) => Promise<Items>,
  signal: AbortSignal,
): Promise<Items> {
  try {
    return await read(region)
  } catch (error) {
    if (others.length === 0 || signal.aborted || hasCode(error, 'forbidden')) throw error
    try {
      return await firstAnswer(others, read, signal)
    } catch {
      // What the others said is of no use to anybody: the first one is asked first again.
      throw error
    }
  }
}

/** Everything of one kind in every region that is asked, and how true it is. */
export interface Resources<Item> {
  readonly items: readonly Item[]
  readonly regions: readonly RegionState[]
  /** Why nothing is known at all: the first region's failure. */
  readonly error: Error | undefined
  /** When the oldest of the answers came, in epoch milliseconds; absent before the first. */
  readonly answeredAtMs: number | undefined
  readonly isLoading: boolean
  /** Of every region all pages have come, now or before. */
  readonly isWhole: boolean
  retry(): void
}

/** Everything of one kind in the project, kept true while it is seen. */
export function useResources<Item extends Subject>(
  kind: ResourceKind<Item>,
  only?: string,
): Resources<Item> {
  const { project, regions } = useSession()
  const client = useQueryClient()
  const asked = useMemo(() => askedRegions(kind, regions, only), [kind, only, regions])
  return useQueries({
    queries: asked.map(({ id }) =>
      regionQuery(kind, project.id, id, othersOf(kind, regions, id), client),
    ),
    combine: (results) => combined(asked, results),
  })
}

/**
 * What another part of the page has read of a list (its `key`), without asking for it; nothing where
 * nobody did.
 */
export function useKnownItems<Item extends Subject>(
  kind: SubjectKind,
  key: string,
): readonly Item[] | undefined {
  const { project } = useSession()
  const client = useQueryClient()
  const cache = client.getQueryCache()
  return useSyncExternalStore(
    (tell) => cache.subscribe(notifyManager.batchCalls(tell)),
    () =>
      client
        .getQueriesData<RegionItems<Item>>({
          queryKey: ['resources', kind, key, project.id],
        })
        .find(([, data]) => data !== undefined)?.[1]?.items,
  )
}

function askedRegions<Item extends Subject>(
  { service, shared }: ResourceKind<Item>,
  regions: readonly Region[],
  only: string | undefined,
): readonly Region[] {
  const offering = regions.filter(
    ({ id, services }) => services.includes(service) && (only === undefined || id === only),
  )
  return shared === true ? offering.slice(0, 1) : offering
}

/** Regions that give the same as this one. */
function othersOf<Item extends Subject>(
  { service, shared }: ResourceKind<Item>,
  regions: readonly Region[],
  region: string,
): readonly string[] {
  if (shared !== true) return []
  return regions
    .filter(({ id, services }) => id !== region && services.includes(service))
    .map(({ id }) => id)
}

function combined<Item>(
  regions: readonly Region[],
  results: readonly UseQueryResult<RegionItems<Item>>[],
): Resources<Item> {
  const answered = results.flatMap(({ data, dataUpdatedAt }) =>
    data === undefined ? [] : [dataUpdatedAt],
  )
  const errors = results.flatMap(({ error }) => error ?? [])
  return {
    items: results.flatMap(({ data }) => data?.items ?? []),
    regions: regions.map((region, at) => regionState(region, results[at])),
    error:
      answered.length === 0 && errors.length === results.length ? errors[0] : undefined,
    answeredAtMs: answered.length === 0 ? undefined : Math.min(...answered),
    isLoading: answered.length === 0 && errors.length < results.length,
    isWhole: results.every(({ data }) => data?.isWhole === true),
    retry: () => {
      for (const { refetch } of results) void refetch()
    },
  }
}

function regionState<Item>(
  { id, name }: Region,
  result: UseQueryResult<RegionItems<Item>> | undefined,
): RegionState {
  const { data, error } = result ?? {}
  const rows = data?.items.length ?? 0
  if (data === undefined) {
    return error == null
      ? { id, name, rows, state: 'loading' }
      : { id, name, rows, state: 'failed', message: error.message }
  }
  if (error != null) return { id, name, rows, state: 'stale', message: error.message }
  return { id, name, rows, state: data.isWhole ? 'fresh' : 'loading' }
}

/** One thing as the cloud has it now, followed closely while something is under way with it. */
export const resourceQuery = <Item extends Subject>(
  kind: ResourceKind<Item>,
  region: string,
  id: string,
) =>
  queryOptions({
    queryKey: ['resource', kind.id, region, id],
    queryFn: async ({ signal }): Promise<Item> => {
      const call = kind.reader.read({ region, id })
      const { service, path, microversion } = call
      const answer = await readCloud({
        region,
        service,
        path,
        signal,
        ...(microversion !== undefined && { microversion }),
      })
      const item = kind.reader.parse(answer, { region, id })
      if (item === undefined) throw new Error('The answer holds nothing of it.')
      return item
    },
    refetchInterval: ({ state: { data, error } }) => {
      const isBusy =
        wasTouched(kind.id, afterActMs) ||
        (data !== undefined && kind.isPassing?.(data) === true)
      return pollInterval(error, isBusy ? busyMs : restMs)
    },
  })
