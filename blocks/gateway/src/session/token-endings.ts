import type { Clock } from '@aloft/kernel/clock'
import type { Logger } from '@aloft/kernel/log'
import type { Sealer } from '@aloft/kernel/seal'
import type { Kysely } from 'kysely'
import type { GatewayTables } from '../gateway-tables.ts'
import type { Keystone, KeystoneContext } from '../keystone/keystone.ts'
import {
  claimUnused,
  deleteOldUses,
  deleteUse,
  extendUse,
  forgetEnded,
  forgetExpired,
  insertEnded,
  insertUse,
  MOST_CLAIMED,
  type EndedToken,
} from './token-ending-store.ts'

export interface TokenEndingsDeps {
  readonly database: Kysely<GatewayTables>
  readonly sealer: Sealer
  readonly clock: Clock
  readonly keystone: Keystone
  readonly log: Logger
}

export type TokenEndings = ReturnType<typeof createTokenEndings>

/** A token that stays good while it is used. */
export interface HeldToken {
  /** Keeps it good for at least so long from now. Throws `database_unavailable`. */
  extend(seconds: number): Promise<void>
  /** Gives it up. Never throws. */
  release(): Promise<void>
}

/**
 * The end of tokens, in all processes of the gateway: one that an act works with is revoked when the
 * last such act has ended, or when it ought to have; any other at once. Its end is noted in the same
 * transaction in which a session lets go of it, and stays noted until the cloud has taken it back.
 */
export function createTokenEndings(deps: TokenEndingsDeps) {
  const { database, sealer, clock, keystone, log } = deps
  const now = () => new Date(clock.now())

  /** Asks the cloud to take back what is claimed. What fails is tried again a minute later. */
  async function revokeClaimed(claimed: readonly EndedToken[]): Promise<boolean> {
    const failures: unknown[] = []
    const revoked = await Promise.all(
      claimed.map(async ({ token, context }) => {
        try {
          await keystone.revoke(token, context)
          return [token]
        } catch (error) {
          failures.push(error)
          return []
        }
      }),
    )
    await forgetEnded(database, revoked.flat())
    if (failures.length === 0) return true
    const [error] = failures
    log.warn({ error, tokens: failures.length }, 'Tokens are not revoked yet')
    return false
  }

  return {
    /** At once: for a token that nothing was done with. Never throws. */
    async revoke(token: string, context: KeystoneContext): Promise<void> {
      try {
        await keystone.revoke(token, context)
      } catch (error) {
        log.warn({ error }, 'A token was not revoked; it is tried again')
        await insertEnded(database, sealer, { token, context }).catch((lost: unknown) =>
          log.warn({ error: lost }, 'A token stays good until it ends by itself'),
        )
      }
    },

    /** Revokes a token whose end is noted, once no act uses it. Never throws. */
    async settle(token: string): Promise<void> {
      try {
        await revokeClaimed(await claimUnused(database, sealer, now(), token))
      } catch (error) {
        log.info({ error }, 'A token that has ended is revoked later')
      }
    },

    /** Keeps the token good for so long at most. Throws `database_unavailable`. */
    async hold(token: string, seconds: number): Promise<HeldToken> {
      let untilMs = clock.now() + seconds * 1000
      const id = await insertUse(database, token, new Date(untilMs))
      return {
        async extend(moreSeconds) {
          const wantedMs = clock.now() + moreSeconds * 1000
          if (wantedMs <= untilMs) return
          await extendUse(database, id, new Date(wantedMs))
          untilMs = wantedMs
        },
        async release() {
          try {
            await deleteUse(database, id)
            await revokeClaimed(await claimUnused(database, sealer, now(), token))
          } catch (error) {
            log.info({ error }, 'A token is given up later, when its time is over')
          }
        },
      }
    },

    /** Revokes what interrupted acts held, and what could not be revoked before. */
    async sweep(): Promise<void> {
      await deleteOldUses(database, now())
      await forgetExpired(database, now())
      for (;;) {
        const claimed = await claimUnused(database, sealer, now())
        const worked = await revokeClaimed(claimed)
        // A cloud that does not answer is asked again at the next sweep.
        if (!worked || claimed.length < MOST_CLAIMED) return
      }
    },
  }
}
