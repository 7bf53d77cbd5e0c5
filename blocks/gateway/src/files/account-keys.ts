import { randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { GatewayTables } from '../gateway-tables.ts'

/** An account in Swift, whose key signs its temporary URLs. */
export interface KeyedAccount {
  readonly region: string
  readonly projectId: string
  readKey(): Promise<string | undefined>
  writeKey(key: string): Promise<void>
}

/**
 * The keys of accounts; one is made where there is none, by one at a time over all processes: a second one
 * would take the place of that which has signed an address already.
 */
export function createAccountKeys(
  database: Kysely<GatewayTables>,
): (account: KeyedAccount) => Promise<string> {
  /** One of an account waits for the others, and holds a connection meanwhile. */
  const making = new Map<string, Promise<string>>()

  const make = (place: string, account: KeyedAccount) =>
    database.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${place}, 11))`.execute(
        transaction,
      )
      const made = await account.readKey()
      if (made !== undefined) return made
      const key = randomBytes(32).toString('hex')
      await account.writeKey(key)
      return key
    })

  return async (account) => {
    const known = await account.readKey()
    if (known !== undefined) return known
    const place = `${account.region}\n${account.projectId}`
    const made =
      making.get(place) ?? make(place, account).finally(() => making.delete(place))
    making.set(place, made)
    return made
  }
}
