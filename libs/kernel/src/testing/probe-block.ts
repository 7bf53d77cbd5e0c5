import { defineContract } from '@aloft/contracts/contract'
import { Type } from 'typebox'
import { sql } from 'kysely'
import { defineBlock, type Block, type Deps, type UserCaller } from '../block.ts'
import { AloftError } from '../errors.ts'
import { serve } from '../operation-route.ts'

/** A contract with an operation of every kind, for the kernel's own tests. */
export const probe = defineContract('probe', {
  'GET /echo/:id': {
    summary: 'Gives back what came in',
    audience: 'anyone',
    params: Type.Object({ id: Type.String() }),
    query: Type.Object({
      limit: Type.Integer({ default: 10, minimum: 1, maximum: 50 }),
      word: Type.Optional(Type.String()),
    }),
    reply: Type.Object({
      id: Type.String(),
      limit: Type.Integer(),
      word: Type.Optional(Type.String()),
    }),
  },
  'POST /things': {
    summary: 'Makes a thing',
    audience: 'user',
    body: Type.Object(
      { name: Type.String({ minLength: 1 }), size: Type.Integer() },
      { additionalProperties: false },
    ),
    reply: Type.Object({
      name: Type.String(),
      owner: Type.String(),
      traceId: Type.String(),
    }),
    status: 201,
  },
  'DELETE /things/:name': {
    summary: 'Deletes a thing',
    audience: 'crew',
    params: Type.Object({ name: Type.String() }),
  },
  'PUT /inner': {
    summary: 'For blocks only',
    audience: 'block',
    body: Type.Object({ text: Type.String() }),
    reply: Type.Object({ by: Type.String() }),
  },
  'GET /rows': {
    summary: 'Asks the database',
    audience: 'anyone',
    reply: Type.Object({ rows: Type.Integer() }),
  },
  'GET /broken': { summary: 'Has a fault', audience: 'anyone', reply: Type.Object({}) },
  'GET /wrong-reply': {
    summary: 'Breaks its contract',
    audience: 'anyone',
    reply: Type.Object({ count: Type.Integer() }),
  },
  'GET /slow': {
    summary: 'Answers when it is told to',
    audience: 'anyone',
    reply: Type.Object({ done: Type.Boolean() }),
  },
})

interface ProbeTables {
  thing: { name: string }
}

export interface ProbeControls {
  /** Resolves when somebody waits in `GET /slow`. */
  readonly slowArrived: Promise<void>
  finishSlow(): void
  readonly block: Block
}

/** `caller`: who every browser is; nobody when absent. */
export function createProbe(caller?: UserCaller): ProbeControls {
  const arrived = Promise.withResolvers<void>()
  const finished = Promise.withResolvers<void>()
  const block = defineBlock<ReturnType<typeof probeConfig>, ProbeTables>({
    name: 'probe',
    contract: probe,
    config: probeConfig(),
    needs: ['database'],
    migrations: {
      '0001-things': {
        async up(database) {
          await sql`create table if not exists thing (name text primary key)`.execute(
            database,
          )
        },
      },
    },
    ...(caller !== undefined && { authenticate: () => async () => caller }),
    routes(app, deps: Deps<unknown, ProbeTables>) {
      serve(app, probe, 'GET /echo/:id', ({ params, query }) => ({ ...params, ...query }))
      serve(app, probe, 'POST /things', ({ body, caller: owner, traceId }) => ({
        name: body.name,
        owner: owner.username,
        traceId,
      }))
      serve(app, probe, 'DELETE /things/:name', () => undefined)
      serve(app, probe, 'PUT /inner', ({ caller: by }) => ({ by: by.block }))
      serve(app, probe, 'GET /rows', async () => {
        const rows = await deps.database.selectFrom('thing').selectAll().execute()
        return { rows: rows.length }
      })
      serve(app, probe, 'GET /broken', () => {
        throw new TypeError('a fault with a password=hidden-word')
      })
      // A number is promised; that it is not kept is what the test is about.
      serve(app, probe, 'GET /wrong-reply', () => ({ count: Number.NaN }))
      serve(app, probe, 'GET /slow', async () => {
        arrived.resolve()
        await finished.promise
        return { done: true }
      })
    },
  })
  return { block, slowArrived: arrived.promise, finishSlow: finished.resolve }
}

function probeConfig() {
  return Type.Object({}, { additionalProperties: false })
}

/** A block that calls the probe for whoever asks, to see calls from block to block. */
export const asker = defineContract('asker', {
  'GET /ask': {
    summary: 'Calls the probe for itself',
    audience: 'anyone',
    reply: Type.Object({ by: Type.String() }),
  },
  'POST /ask': {
    summary: 'Calls the probe for the person',
    audience: 'user',
    body: Type.Object({ name: Type.String(), size: Type.Integer() }),
    reply: Type.Object({
      name: Type.String(),
      owner: Type.String(),
      traceId: Type.String(),
    }),
    status: 201,
  },
  'GET /fail/:what': {
    summary: 'Calls what fails',
    audience: 'anyone',
    params: Type.Object({ what: Type.String() }),
    reply: Type.Object({}),
  },
})

export function createAsker(caller?: UserCaller): Block {
  return defineBlock({
    name: 'asker',
    contract: asker,
    config: Type.Object({}),
    needs: ['probe'],
    migrations: {},
    ...(caller !== undefined && { authenticate: () => async () => caller }),
    routes(app, deps) {
      serve(app, asker, 'GET /ask', () =>
        deps.call(probe)('PUT /inner', { body: { text: 'hello' } }),
      )
      serve(app, asker, 'POST /ask', ({ caller: who, body }) =>
        deps.call(probe, who)('POST /things', { body }),
      )
      serve(app, asker, 'GET /fail/:what', async ({ params }) => {
        switch (params.what) {
          case 'broken':
            return deps.call(probe)('GET /broken')
          case 'forbidden':
            return deps.call(probe)('POST /things', { body: { name: 'a', size: 1 } })
          case 'invalid':
            return deps.call(probe)('GET /echo/:id', {
              params: { id: 'x' },
              query: { limit: 99 },
            })
          default:
            throw new AloftError('not_found')
        }
      })
    },
  })
}

export const anna: UserCaller = {
  kind: 'user',
  sessionId: 's1',
  userId: 'u1',
  username: 'anna',
  domainName: 'Default',
  accountId: 'p1',
  accountName: 'web',
  roles: ['member'],
  crew: false,
}
