import { sql } from 'kysely'
import type { ServiceScope } from '../core/cloud.ts'
import { within } from './containers.ts'
import type { Content } from './content.ts'
import { notFound } from './fault.ts'
import type { NameRange } from './listing.ts'
import type { Metadata } from './metadata.ts'

/** One part of a static large object, as its manifest names it. */
export interface Segment {
  readonly container: string
  readonly object: string
  readonly bytes: number
  readonly etag: string
  /** `[start, end)` of the segment's own bytes, when not all of it. */
  readonly range?: readonly [number, number]
  /** It was a large object itself when the manifest was put. */
  readonly isLarge?: true
}

export interface StoredObject {
  readonly name: string
  /** MD5 of its bytes; of a static large object, of its manifest. */
  readonly etag: string
  /** Of a static large object, of all its segments. */
  readonly bytes: number
  readonly contentType: string
  readonly metadata: Metadata
  /** Missing: it is of zeros, or has no bytes of its own. */
  readonly contentId?: string
  /** A static large object. */
  readonly segments?: readonly Segment[]
  readonly changedAt: number
  readonly expiresAt?: number
}

export interface ObjectPlace {
  readonly account: string
  readonly container: string
}

/** The objects of a region. One that has expired is gone. */
export interface Objects {
  find(place: ObjectPlace, name: string): Promise<StoredObject | undefined>
  list(place: ObjectPlace, range: NameRange): Promise<StoredObject[]>
  /** Creates or replaces, and counts. Throws 404 when the container is gone. */
  put(place: ObjectPlace, object: StoredObject): Promise<void>
  /** Whether there was one. */
  remove(place: ObjectPlace, name: string): Promise<boolean>
  /** Removes what has expired; before anything is counted or listed. */
  reap(account: string, container?: string): Promise<void>
}

type Row = {
  [Name in keyof StoredObject]-?: NonNullable<StoredObject[Name]> | null
}

const columns = sql`name, etag, bytes::float8 as bytes, content_type as "contentType", metadata,
  content_id as "contentId", segments, changed_at as "changedAt", expires_at as "expiresAt"`

/** Leaves out what the row has nothing for. */
function toObject(row: Row): StoredObject {
  const given = Object.entries(row).filter(([, value]) => value !== null)
  // The columns that may be null are those that may be missing.
  return Object.fromEntries(given) as unknown as StoredObject
}

export function openObjects({ cloud, region }: ServiceScope, content: Content): Objects {
  const { database } = cloud.store
  const at = ({ account, container }: ObjectPlace) =>
    sql`region = ${region.id} and account = ${account} and container = ${container}`

  /** Removes rows by a condition, all or none, and takes them off the container's counts. */
  const removeWhere = async (
    place: ObjectPlace,
    condition: ReturnType<typeof sql>,
  ): Promise<number> => {
    const removed = await database.transaction().execute(async (transaction) => {
      await sql`select from simulator.swift_container where region = ${region.id}
        and account = ${place.account} and name = ${place.container}
        for update`.execute(transaction)
      const { rows } = await sql<{ bytes: number; contentId: string | null }>`
        delete from simulator.swift_object where ${at(place)} and ${condition}
        returning bytes::float8 as bytes, content_id as "contentId"`.execute(transaction)
      const bytes = rows.reduce((sum, row) => sum + row.bytes, 0)
      await sql`update simulator.swift_container
        set object_count = object_count - ${rows.length}, bytes_used = bytes_used - ${bytes}
        where region = ${region.id} and account = ${place.account}
        and name = ${place.container}`.execute(transaction)
      return rows
    })
    for (const { contentId } of removed)
      if (contentId !== null) await content.release(contentId)
    return removed.length
  }

  return {
    async find(place, name) {
      const { rows } = await sql<Row>`select ${columns} from simulator.swift_object
        where ${at(place)} and name = ${name}
        and (expires_at is null or expires_at > ${cloud.clock.now()})`.execute(database)
      return rows[0] && toObject(rows[0])
    },
    async list(place, range) {
      const { rows } = await sql<Row>`select ${columns} from simulator.swift_object
        where ${at(place)} and ${within(range)}`.execute(database)
      return rows.map(toObject)
    },
    async put(place, object) {
      const replaced = await database.transaction().execute(async (transaction) => {
        const { rows: containers } = await sql`select from simulator.swift_container
          where region = ${region.id} and account = ${place.account}
          and name = ${place.container} for update`.execute(transaction)
        if (containers.length === 0) throw notFound()
        const { rows } = await sql<{ bytes: number; contentId: string | null }>`
          select bytes::float8 as bytes, content_id as "contentId" from simulator.swift_object
          where ${at(place)} and name = ${object.name}`.execute(transaction)
        const segments = object.segments && JSON.stringify(object.segments)
        await sql`insert into simulator.swift_object (region, account, container, name, etag,
            bytes, content_type, metadata, content_id, segments, changed_at, expires_at)
          values (${region.id}, ${place.account}, ${place.container}, ${object.name},
            ${object.etag}, ${object.bytes}, ${object.contentType},
            ${JSON.stringify(object.metadata)}, ${object.contentId ?? null},
            ${segments ?? null}, ${object.changedAt}, ${object.expiresAt ?? null})
          on conflict (region, account, container, name) do update set
            etag = excluded.etag, bytes = excluded.bytes, content_type = excluded.content_type,
            metadata = excluded.metadata, content_id = excluded.content_id,
            segments = excluded.segments, changed_at = excluded.changed_at,
            expires_at = excluded.expires_at`.execute(transaction)
        const [before] = rows
        await sql`update simulator.swift_container set
          object_count = object_count + ${before ? 0 : 1},
          bytes_used = bytes_used + ${object.bytes - (before?.bytes ?? 0)}
          where region = ${region.id} and account = ${place.account}
          and name = ${place.container}`.execute(transaction)
        return before?.contentId ?? undefined
      })
      if (replaced !== undefined && replaced !== object.contentId)
        await content.release(replaced)
    },
    remove: async (place, name) => (await removeWhere(place, sql`name = ${name}`)) > 0,
    async reap(account, container) {
      const now = cloud.clock.now()
      const { rows } = await sql<{ container: string }>`
        select distinct container from simulator.swift_object
        where region = ${region.id} and account = ${account} and expires_at <= ${now}
        and (${container ?? ''} = '' or container = ${container ?? ''})`.execute(database)
      for (const row of rows)
        await removeWhere({ account, container: row.container }, sql`expires_at <= ${now}`)
    },
  }
}
