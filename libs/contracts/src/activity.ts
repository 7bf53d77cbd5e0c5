import { Type, type Static } from 'typebox'
import { ActOutcome, ActTarget } from './gateway.ts'
import { defineContract } from './contract.ts'

export const ActivityState = Type.Union([
  Type.Literal('started'),
  Type.Literal('done'),
  Type.Literal('partly'),
  Type.Literal('failed'),
  Type.Literal('unknown'),
])
export type ActivityState = Static<typeof ActivityState>

export const ActivityEntry = Type.Object({
  id: Type.String(),
  at: Type.String(),
  username: Type.String(),
  act: Type.String(),
  /** Plain words: `Reboot web-01`. */
  title: Type.String(),
  targets: Type.Array(ActTarget),
  /** The input without its secrets. */
  input: Type.Record(Type.String(), Type.Unknown()),
  state: ActivityState,
  /**
   * What came of each, in the order of the targets. Until it is finished: of those that have ended; of
   * one that was interrupted, those that had begun too (`unknown`). One without was not begun.
   */
  outcomes: Type.Array(ActOutcome),
  finishedAt: Type.Optional(Type.String()),
})
export type ActivityEntry = Static<typeof ActivityEntry>

export const activity = defineContract('activity', {
  'GET /entries': {
    summary: 'What was done in this project, newest first',
    audience: 'user',
    query: Type.Object({
      /** Only those that touch this resource. */
      target: Type.Optional(Type.String()),
      before: Type.Optional(Type.String()),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    reply: Type.Object({ entries: Type.Array(ActivityEntry) }),
  },
  'POST /entries': {
    summary:
      'Write an act down before it is carried out; a known key returns what is recorded',
    audience: 'block',
    body: Type.Object({
      key: Type.String(),
      sessionId: Type.String(),
      accountId: Type.String(),
      userId: Type.String(),
      username: Type.String(),
      act: Type.String(),
      title: Type.String(),
      targets: Type.Array(ActTarget),
      input: Type.Record(Type.String(), Type.Unknown()),
      /** Keyed digest of the secrets of the input; absent when it has none. */
      secretsDigest: Type.Optional(Type.String({ maxLength: 64 })),
      /** Without an outcome after so long, the act was interrupted: its state is unknown. */
      deadlineSeconds: Type.Integer({ minimum: 1, maximum: 86_400 }),
      /** Parts that begin at once: a part is one target by its place, or one thing to be made. */
      begun: Type.Optional(Type.Array(Type.Integer({ minimum: 0 }))),
      traceId: Type.Optional(Type.String()),
    }),
    reply: Type.Object({ repeated: Type.Boolean(), entry: ActivityEntry }),
  },
  'PUT /entries/:id/parts': {
    summary:
      'Write down that a part of an act is about to begin or, with an outcome, has ended',
    audience: 'block',
    params: Type.Object({ id: Type.String() }),
    body: Type.Object({
      part: Type.Integer({ minimum: 0 }),
      outcome: Type.Optional(ActOutcome),
    }),
  },
  'PUT /entries/:id/outcome': {
    summary:
      'Complete a written act with what came of it (outputs that are secret are not kept)',
    audience: 'block',
    params: Type.Object({ id: Type.String() }),
    body: Type.Object({ outcomes: Type.Array(ActOutcome) }),
  },
  'DELETE /entries/:id': {
    summary: 'Forget an act that never reached the cloud: its key is free again',
    audience: 'block',
    params: Type.Object({ id: Type.String() }),
  },
})
