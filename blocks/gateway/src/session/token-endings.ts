import type { Clock } from '@aloft/kernel/clock'
import type { Logger } from '@aloft/kernel/log'
import type { Sealer } from '@aloft/kernel/seal'
import type { Kysely } from 'kysely'
import type { GatewayTables } from '../gateway-tables.ts'
import type { Keystone, KeystoneContext } from '../keystone/keystone.ts'
import {
  deleteOldUses,
  deleteUse,
  insertEnded,
  insertUse,
  takeUnused,
} from './token-ending-store.ts'

export interface TokenEndingsDeps {
  readonly database: Kysely<GatewayTables>
  readonly sealer: Sealer
  readonly clock: Clock
  readonly keystone: Keystone
  readonly log: Logger
}

export type TokenEndings = ReturnType<typeof createTokenEndings>

/**
 * The end of tokens, in all processes of the gateway: one that an act works with is revoked when the
 * last such act has ended, or when it ought to have; any other at once.
 */
export function createTokenEndings(deps: TokenEndingsDeps) {
  const { database, sealer, clock, keystone, log } = deps
  const now = () => new Date(clock.now())

  function revoke(token: string, context: KeystoneContext): Promise<void> {
    return keystone
      .revoke(token, context)
      .catch((error: unknown) => log.warn({ error }, 'A token was not revoked'))
  }

  async function revokeUnused(token?: string): Promise<void> {
    const unused = await takeUnused(database, sealer, now(), token)
    await Promise.all(unused.map((each) => revoke(each.token, each.context)))
  }

  return {
    /** At once: for a token that nothing was done with. */
    revoke,

    /** Once no act uses it. Never throws. */
    async end(token: string, context: KeystoneContext): Promise<void> {
      try {
        await insertEnded(database, sealer, { token, context })
        await revokeUnused(token)
      } catch (error) {
        // An act may suffer; a token that was given up must not stay good.
        log.warn({ error }, 'The end of a token could not be noted; it is revoked at once')
        await revoke(token, context)
      }
    },

    /**
     * Keeps the token good for so long at most; `release` gives it up, never throws. Throws
     * `database_unavailable`.
     */
    async hold(token: string, seconds: number): Promise<{ release(): Promise<void> }> {
      const id = await insertUse(database, token, new Date(clock.now() + seconds * 1000))
      return {
        async release() {
          try {
            await deleteUse(database, id)
            await revokeUnused(token)
          } catch (error) {
            log.info({ error }, 'A token is given up later, when its time is over')
          }
        },
      }
    },

    /** Revokes what interrupted acts held. */
    async sweep(): Promise<void> {
      await deleteOldUses(database, now())
      await revokeUnused()
    },
  }
}
