import { Type, type Static } from 'typebox'

/** A signed-in person as every block sees them; made by the gateway from the session. */
export const UserCaller = Type.Object({
  kind: Type.Literal('user'),
  sessionId: Type.String(),
  userId: Type.String(),
  username: Type.String(),
  domainName: Type.String(),
  /** The Keystone project that the session is scoped to: the customer's account. */
  accountId: Type.String(),
  accountName: Type.String(),
  roles: Type.Array(Type.String()),
  crew: Type.Boolean(),
  /** W3C trace id of the request that this call serves (32 hex digits). */
  traceId: Type.Optional(Type.String()),
})

/** A block acting on its own account (periodic work, the gateway before a sign-in). */
export const BlockCaller = Type.Object({
  kind: Type.Literal('block'),
  block: Type.String(),
})

export const Caller = Type.Union([UserCaller, BlockCaller])

export type UserCaller = Static<typeof UserCaller>
export type BlockCaller = Static<typeof BlockCaller>
export type Caller = Static<typeof Caller>
