import { Type, type Static } from 'typebox'
import { defineContract } from './contract.ts'

/**
 * One column of the answer. Values repeated often travel once: `indexes[row]` points into `dictionary`.
 * Absent values are `null`.
 */
export const ColumnData = Type.Union([
  Type.Object({ values: Type.Array(Type.Unknown()) }),
  Type.Object({
    dictionary: Type.Array(Type.Unknown()),
    indexes: Type.Array(Type.Integer()),
  }),
])
export type ColumnData = Static<typeof ColumnData>

export const RegionState = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** `stale`: the last walk failed, earlier rows are shown; `failed`: nothing is known of it. */
  state: Type.Union([
    Type.Literal('fresh'),
    Type.Literal('loading'),
    Type.Literal('stale'),
    Type.Literal('failed'),
  ]),
  /** Milliseconds since the region's rows were read; absent when never. */
  ageMs: Type.Optional(Type.Integer()),
  /** Earlier rows are shown while the region is being read anew. */
  reading: Type.Optional(Type.Boolean()),
  rows: Type.Integer(),
  /** Why it is not fresh, in words for the person. */
  message: Type.Optional(Type.String()),
})
export type RegionState = Static<typeof RegionState>

export const FacetValue = Type.Object({
  value: Type.String(),
  label: Type.String(),
  count: Type.Integer(),
})
export type FacetValue = Static<typeof FacetValue>

export const ListReply = Type.Object({
  /**
   * `full`: every row of the project (≤ 20,000). `changes`: only rows changed after `since`; merge by id.
   * `page`: the rows asked for of what matches; facets and counts are over the full set.
   */
  mode: Type.Union([Type.Literal('full'), Type.Literal('changes'), Type.Literal('page')]),
  total: Type.Integer(),
  matched: Type.Integer(),
  facets: Type.Record(Type.String(), Type.Array(FacetValue)),
  regions: Type.Array(RegionState),
  /** Opaque; send it back as `since`. */
  version: Type.String(),
  columns: Type.Array(Type.String()),
  /** In the order of `columns`; every entry has as many values as there are rows. */
  rows: Type.Array(ColumnData),
  /** Ids that are gone since `since` (mode `changes`). */
  removed: Type.Array(Type.String()),
})
export type ListReply = Static<typeof ListReply>

/** Filters in the form of the panel's URL: `?q=web&status=ACTIVE,ERROR&region=dfw&sort=-created`. */
export const ListQuery = Type.Object(
  {
    since: Type.Optional(Type.String()),
    q: Type.Optional(Type.String({ maxLength: 200 })),
    /** Column id, `-` before it for descending. */
    sort: Type.Optional(Type.String({ maxLength: 40 })),
    /** Rows of a page. Text, as everything in a query whose other names are open. */
    limit: Type.Optional(
      Type.String({
        pattern: '^([0-9]{1,3}|1000)$',
        description: 'a whole number from 0 to 1000',
      }),
    ),
    offset: Type.Optional(
      Type.String({
        pattern: '^[0-9]{1,9}$',
        description: 'a whole number from 0 to 999999999',
      }),
    ),
    /** `wait=1`: answer only when every region answered or failed. */
    wait: Type.Optional(Type.String()),
  },
  { additionalProperties: Type.String() },
)
export type ListQuery = Static<typeof ListQuery>

export const inventory = defineContract('inventory', {
  'GET /servers': {
    summary:
      'Every server of every region: facets, counts, search and sort over the full set',
    audience: 'user',
    query: ListQuery,
    reply: ListReply,
  },
  'POST /touched': {
    summary: 'Resources that an act has just changed: read them again at once',
    audience: 'block',
    body: Type.Object({
      sessionId: Type.String(),
      kind: Type.Literal('server'),
      targets: Type.Array(Type.Object({ region: Type.String(), id: Type.String() })),
    }),
  },
})
