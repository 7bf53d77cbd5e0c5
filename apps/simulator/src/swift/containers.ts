import { sql } from 'kysely'
import type { ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import type { NameRange } from './listing.ts'
import type { Metadata } from './metadata.ts'

export interface Account {
  readonly metadata: Metadata
  /** Milliseconds since the epoch, as all times here. */
  readonly changedAt: number
  readonly containers: number
  readonly objects: number
  readonly bytes: number
}

export interface Container {
  readonly name: string
  readonly metadata: Metadata
  readonly objects: number
  readonly bytes: number
  readonly createdAt: number
  readonly changedAt: number
}

/** The accounts and containers of a region. */
export interface Containers {
  account(account: string): Promise<Account>
  keepAccount(account: string, metadata: Metadata): Promise<void>
  find(account: string, name: string): Promise<Container | undefined>
  list(account: string, range: NameRange): Promise<Container[]>
  /** `created` when it is new, `kept` when it was there; its metadata are replaced. */
  put(account: string, name: string, metadata: Metadata): Promise<'created' | 'kept'>
  /** Throws 404 when there is none, 409 when it holds objects. */
  remove(account: string, name: string): Promise<void>
}

const columns = sql`name, metadata, object_count::float8 as objects, bytes_used::float8 as bytes,
  created_at as "createdAt", changed_at as "changedAt"`

export function openContainers({ cloud, region }: ServiceScope): Containers {
  const { database } = cloud.store
  return {
    async account(account) {
      const { rows } = await sql<Account>`
        select coalesce((select metadata from simulator.swift_account
            where region = ${region.id} and account = ${account}), '{}') as metadata,
          coalesce(min(created_at), ${cloud.clock.now()}) as "changedAt",
          count(*)::float8 as containers,
          coalesce(sum(object_count), 0)::float8 as objects,
          coalesce(sum(bytes_used), 0)::float8 as bytes
        from simulator.swift_container
        where region = ${region.id} and account = ${account}`.execute(database)
      const [found] = rows
      if (!found) throw new Error('an aggregate gives a row')
      return found
    },
    async keepAccount(account, metadata) {
      await sql`insert into simulator.swift_account (region, account, metadata, changed_at)
        values (${region.id}, ${account}, ${JSON.stringify(metadata)}, ${cloud.clock.now()})
        on conflict (region, account)
        do update set metadata = excluded.metadata, changed_at = excluded.changed_at`.execute(
        database,
      )
    },
    async find(account, name) {
      const { rows } = await sql<Container>`select ${columns} from simulator.swift_container
        where region = ${region.id} and account = ${account} and name = ${name}`.execute(
        database,
      )
      return rows[0]
    },
    async list(account, range) {
      const { rows } = await sql<Container>`select ${columns} from simulator.swift_container
        where region = ${region.id} and account = ${account} and ${within(range)}`.execute(
        database,
      )
      return rows
    },
    async put(account, name, metadata) {
      const now = cloud.clock.now()
      const { rows } = await sql<{ isNew: boolean }>`
        insert into simulator.swift_container
          (region, account, name, metadata, created_at, changed_at)
        values (${region.id}, ${account}, ${name}, ${JSON.stringify(metadata)}, ${now}, ${now})
        on conflict (region, account, name)
        do update set metadata = excluded.metadata, changed_at = excluded.changed_at
        returning (xmax = 0) as "isNew"`.execute(database)
      return rows[0]?.isNew === true ? 'created' : 'kept'
    },
    async remove(account, name) {
      const { numAffectedRows } = await sql`delete from simulator.swift_container
        where region = ${region.id} and account = ${account} and name = ${name}
        and object_count = 0`.execute(database)
      if (numAffectedRows === 1n) return
      throw new Fault((await this.find(account, name)) ? 409 : 404, '')
    },
  }
}

/** The condition, order and limit of one read of a listing. */
export function within({ atLeast, above, below, reverse, limit }: NameRange) {
  return sql`name >= ${atLeast} and name > ${above}
    and (${below} = '' or name < ${below})
    order by name ${reverse ? sql`desc` : sql`asc`} limit ${limit}`
}
