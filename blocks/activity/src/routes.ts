import type { FastifyInstance } from 'fastify'
import { activity } from '@aloft/contracts/activity'
import type { Deps } from '@aloft/kernel/block'
import { AloftError } from '@aloft/kernel/errors'
import { serve } from '@aloft/kernel/operation-route'
import type { ActivityConfig } from './config.ts'
import type { ActivityTables } from './activity-tables.ts'
import {
  completeEntry,
  forgetEntry,
  listEntries,
  presentEntry,
  writeEntry,
} from './entry-store.ts'
import { writePart } from './part-store.ts'
import { isSameAct } from './same-act.ts'

export type ActivityDeps = Deps<ActivityConfig, ActivityTables>

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Under `/api/activity`. */
export function routes(app: FastifyInstance, deps: ActivityDeps): void {
  const { database, clock } = deps
  const now = () => new Date(clock.now())

  serve(app, activity, 'GET /entries', async ({ query, caller }) => {
    const { target, before, limit = 50 } = query
    if (before !== undefined) requireId(before, 'query.before')
    const rows = await listEntries(database, caller.accountId, { target, before, limit })
    return { entries: rows.map((row) => presentEntry(row, now())) }
  })

  serve(app, activity, 'POST /entries', async ({ body }) => {
    const at = now()
    const { deadlineSeconds, ...entry } = body
    const { row, repeated } = await writeEntry(database, {
      ...entry,
      secretsDigest: body.secretsDigest,
      traceId: body.traceId,
      begun: body.begun ?? [],
      at,
      deadlineAt: new Date(at.getTime() + deadlineSeconds * 1000),
    })
    const recorded = { ...row, secretsDigest: row.secrets_digest ?? undefined }
    if (repeated && !isSameAct(recorded, body)) throw new AloftError('key_reused')
    return { repeated, entry: presentEntry(row, at) }
  })

  serve(app, activity, 'PUT /entries/:id/parts', async ({ params, body }) => {
    requireId(params.id, 'params.id')
    const { part, outcome } = body
    if (!(await writePart(database, params.id, part, outcome)))
      throw new AloftError('not_found')
    return undefined
  })

  serve(app, activity, 'PUT /entries/:id/outcome', async ({ params, body }) => {
    requireId(params.id, 'params.id')
    const found = await completeEntry(database, params.id, body.outcomes, now())
    if (!found) throw new AloftError('not_found')
    return undefined
  })

  serve(app, activity, 'DELETE /entries/:id', async ({ params }) => {
    requireId(params.id, 'params.id')
    await forgetEntry(database, params.id)
    return undefined
  })
}

function requireId(id: string, field: string): void {
  if (!uuid.test(id))
    throw new AloftError('invalid_request', { field, message: `${field} is not an id.` })
}
