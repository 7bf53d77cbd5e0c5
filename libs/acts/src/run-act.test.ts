import { describe, expect, it } from 'vitest'
import type { ActivityEntry } from '@aloft/contracts/activity'
import type { ActOutcome, ActTarget } from '@aloft/contracts/gateway'
import { parseServer } from '@aloft/openstack/server'
import { loadAct } from './registry.ts'
import { runAct, type ActWorld, type CloudAnswer, type StartedAct } from './run-act.ts'
import type { UpstreamCall } from './upstream-call.ts'

const target = (id: string): ActTarget => ({ region: 'dfw', id })

/** A cloud and a log of one page each, so that the order of things can be seen. */
function world(changes: Partial<ActWorld> = {}, statuses: Record<string, string> = {}) {
  const events: string[] = []
  const started: StartedAct[] = []
  const outcomes: ActOutcome[] = []
  const calls: UpstreamCall[] = []
  const it: ActWorld = {
    roles: ['member'],
    regionName: (id) => ({ ord: 'Chicago' })[id] ?? id,
    callTimeoutMs: 60_000,
    readSubject: async (_kind, { region, id }) => {
      events.push(`read ${id}`)
      const subject = parseServer(
        { id, name: `web-${id}`, status: statuses[id] ?? 'ACTIVE' },
        region,
      )
      if (subject === undefined) throw new Error('a server without an id')
      return { state: 'ok', subject }
    },
    digestSecrets: (secrets) => `digest of ${Object.keys(secrets).join()}`,
    requireEndpoint: ({ region }) => {
      if (region !== 'dfw' && region !== 'ord') throw new Error(`no region ${region}`)
    },
    callCloud: async (call): Promise<CloudAnswer> => {
      events.push(`${call.method} ${call.path}`)
      calls.push(call)
      return { state: 'ok', body: {} }
    },
    recordStart: async (entry) => {
      events.push('write')
      started.push(entry)
      return { repeated: false, entry: recordedEntry('started') }
    },
    recordBegun: async (_id, part) => void events.push(`begin ${part}`),
    recordPart: async (_id, part, { state }) => void events.push(`${state} ${part}`),
    recordOutcome: async (_id, written) => {
      events.push('complete')
      outcomes.push(...written)
    },
    forget: async () => void events.push('forget'),
    touched: async (_kind, targets) =>
      void events.push(`touched ${targets.map(({ id }) => id).join(' ')}`),
    count: (name) => void events.push(name),
    logAfterwards: (_error, doing) => void events.push(`could not ${doing}`),
    ...changes,
  }
  return { it, events, started, outcomes, calls }
}

function recordedEntry(
  state: ActivityEntry['state'],
  outcomes: ActOutcome[] = [],
): ActivityEntry {
  return {
    id: 'entry',
    at: '2026-01-01T00:00:00Z',
    username: 'ann',
    act: 'server.stop',
    title: 'Shut down web-1',
    targets: [target('1')],
    input: {},
    state,
    outcomes,
  }
}

async function run(
  id: string,
  request: { targets?: ActTarget[]; input?: Record<string, unknown> },
  inWorld: ActWorld,
) {
  const act = await loadAct(id)
  if (act === undefined) throw new Error(`no act ${id}`)
  return runAct(act, { targets: [target('1')], input: {}, ...request }, inWorld)
}

const stopped = { reply: { outcomes: [{ state: 'done', target: target('1') }] } }

const lockAsBefore = { lock: { locked_reason: 'audit' } }

describe('carrying out an act', () => {
  it('writes it down before and completes it after the call', async () => {
    const { it: here, events } = world()
    expect(await run('server.stop', {}, here)).toMatchObject(stopped)
    expect(events).toEqual([
      'read 1',
      'write',
      'POST /servers/1/action',
      'complete',
      'touched 1',
      'act.server.stop.executed',
    ])
  })

  it('refuses a reader before anything is read or written', async () => {
    const { it: here, events } = world({ roles: ['reader'] })
    expect(await run('server.stop', {}, here)).toMatchObject({ code: 'forbidden' })
    expect(events).toEqual(['act.server.stop.refused'])
  })

  it('names the field that is wrong', async () => {
    const { it: here } = world()
    const wrong = (input: Record<string, unknown>) => run('server.rename', { input }, here)
    expect(await wrong({})).toMatchObject({ field: 'body.input.name' })
    expect(await wrong({ name: 'x', id: 'y' })).toMatchObject({ field: 'body.input.id' })
    expect(await wrong({ name: ' x' })).toMatchObject({
      message: 'body.input.name must not begin or end with a space.',
    })
  })

  it('takes one server only for an act that is not for many', async () => {
    const { it: here } = world()
    const both = { targets: [target('1'), target('2')], input: { name: 'x' } }
    expect(await run('server.rename', both, here)).toMatchObject({ field: 'body.targets' })
  })

  it('refuses by the state that the cloud tells now, and records that', async () => {
    const { it: here, events, outcomes } = world({}, { 1: 'SHUTOFF' })
    expect(await run('server.pause', {}, here)).toMatchObject({
      code: 'act_refused',
      message: 'Start it first: it is shut off.',
    })
    expect(outcomes).toMatchObject([{ state: 'refused' }])
    expect(events).not.toContain('touched 1')
  })

  it.each([
    ['failed', 'No. It had been unlocked, and is locked again.', ['unlock', 'lock']],
    ['unknown', 'No. It was unlocked before, and stays so.', ['unlock']],
  ] as const)(
    'locks again what it unlocked when the deletion is %s',
    async (state, message, actions) => {
      const made: UpstreamCall[] = []
      const { it: here } = world({
        readSubject: async (_kind, { region, id }) => {
          const server = { id, name: 'web', status: 'ACTIVE', locked: true }
          const subject = parseServer({ ...server, locked_reason: 'audit' }, region)
          if (subject === undefined) throw new Error('a server without an id')
          return { state: 'ok', subject }
        },
        callCloud: async (call) => {
          if (call.method === 'DELETE') return { state, message: 'No.' }
          made.push(call)
          return { state: 'ok', body: undefined }
        },
      })
      const result = await run('server.delete', { input: { unlock: true } }, here)
      expect(result).toMatchObject({ reply: { outcomes: [{ state, message }] } })
      expect(made.map(({ body }) => Object.keys(Object(body))).flat()).toEqual(actions)
      expect(made.at(1)?.body ?? lockAsBefore).toEqual(lockAsBefore)
    },
  )

  it('tells the outcome of each of several', async () => {
    const { it: here } = world(
      {
        callCloud: async ({ path }) =>
          path.includes('/3/')
            ? { state: 'failed', message: 'No.', upstream: { service: 'compute' } }
            : { state: 'ok', body: undefined },
      },
      { 2: 'SHUTOFF' },
    )
    const targets = [target('1'), target('2'), target('3')]
    const result = await run('server.stop', { targets }, here)
    expect(result).toMatchObject({
      reply: {
        outcomes: [
          { state: 'done' },
          { state: 'refused', message: 'It is not running.' },
          { state: 'failed', message: 'No.', upstream: { service: 'compute' } },
        ],
      },
    })
  })

  it('works on eight at a time', async () => {
    let running = 0
    let most = 0
    const { it: here } = world({
      callCloud: async () => {
        most = Math.max(most, ++running)
        await new Promise((resolve) => setImmediate(resolve))
        running--
        return { state: 'ok', body: {} }
      },
    })
    const targets = Array.from({ length: 30 }, (_, index) => target(String(index)))
    await run('server.stop', { targets }, here)
    expect(most).toBe(8)
  })

  it('writes each of many down before it begins and when it has ended', async () => {
    const { it: here, events, started } = world({}, { 1: 'SHUTOFF' })
    const targets = Array.from({ length: 10 }, (_, index) => target(String(index)))
    await run('server.stop', { targets }, here)
    expect(started).toMatchObject([{ begun: [0, 2, 3, 4, 5, 6, 7] }])
    const at = (event: string) => events.indexOf(event)
    for (const part of [8, 9]) {
      expect(at(`begin ${part}`)).toBeGreaterThan(0)
      expect(at(`begin ${part}`)).toBeLessThan(at(`POST /servers/${part}/action`))
      expect(at(`POST /servers/${part}/action`)).toBeLessThan(at(`done ${part}`))
    }
    expect(events.filter((event) => event.startsWith('done '))).toHaveLength(9)
    expect(at('complete')).toBeGreaterThan(at('done 9'))
  })

  it('does not begin what it cannot write down', async () => {
    const { it: here, calls } = world({
      recordBegun: async () => {
        throw new Error('the database is away')
      },
    })
    const targets = Array.from({ length: 9 }, (_, index) => target(String(index)))
    const result = await run('server.stop', { targets }, here)
    expect(calls.map(({ path }) => path)).not.toContain('/servers/8/action')
    expect(result).toMatchObject({
      reply: {
        outcomes: expect.arrayContaining([expect.objectContaining({ state: 'failed' })]),
      },
    })
  })

  it('answers the key of an interrupted act with what is known, and does nothing', async () => {
    const outcomes: ActOutcome[] = [
      { state: 'done', target: target('1') },
      { state: 'unknown', target: target('2') },
    ]
    const targets = [target('1'), target('2'), target('3')]
    const entry = { ...recordedEntry('unknown', outcomes), targets }
    const { it: here, calls } = world({
      recordStart: async () => ({ repeated: true, entry }),
    })
    expect(await run('server.stop', { targets }, here)).toMatchObject({
      reply: {
        repeated: true,
        outcomes: [
          { state: 'done' },
          { state: 'unknown' },
          { state: 'failed', message: 'It was not begun: Aloft was interrupted.' },
        ],
      },
    })
    expect(calls).toEqual([])
  })

  it('frees the key when the session ended before anything was done', async () => {
    const { it: here, events } = world({ callCloud: async () => ({ state: 'signed-out' }) })
    expect(await run('server.stop', {}, here)).toMatchObject({ code: 'reauth_required' })
    expect(events).toContain('forget')
    expect(events).not.toContain('complete')
  })

  it.each([
    ['started', 'act_in_progress'],
    ['unknown', 'act_outcome_unknown'],
  ] as const)('says for a key whose act is %s: %s', async (state, code) => {
    const { it: here, calls } = world({
      recordStart: async () => ({ repeated: true, entry: recordedEntry(state) }),
    })
    expect(await run('server.stop', {}, here)).toMatchObject({ code })
    expect(calls).toEqual([])
  })

  it('answers a repeated key with what came of it the first time', async () => {
    const done: ActOutcome[] = [{ state: 'done', target: target('1') }]
    const { it: here, calls } = world({
      recordStart: async () => ({ repeated: true, entry: recordedEntry('done', done) }),
    })
    expect(await run('server.stop', {}, here)).toEqual({
      state: 'answered',
      reply: { activityId: 'entry', outcomes: done, repeated: true },
    })
    expect(calls).toEqual([])
  })

  it('tells that nobody knows what became of what the cloud did not answer', async () => {
    const message = 'The compute service of DFW took too long to answer.'
    const { it: here, events } = world({
      callCloud: async () => ({ state: 'unknown', message }),
    })
    expect(await run('server.stop', {}, here)).toMatchObject({
      reply: { outcomes: [{ state: 'unknown', message, target: target('1') }] },
    })
    expect(events).toContain('act.server.stop.unknown')
    expect(events).not.toContain('act.server.stop.failed')
  })

  it('answers a repeated key the same when nobody knows what became of it', async () => {
    const outcomes: ActOutcome[] = [{ state: 'unknown', target: target('1') }]
    const entry = {
      ...recordedEntry('unknown', outcomes),
      finishedAt: '2026-01-01T00:01:00Z',
    }
    const { it: here, calls } = world({
      recordStart: async () => ({ repeated: true, entry }),
    })
    expect(await run('server.stop', {}, here)).toMatchObject({
      reply: { outcomes, repeated: true },
    })
    expect(calls).toEqual([])
  })

  it('hands a password back once and writes it nowhere', async () => {
    const {
      it: here,
      started,
      outcomes,
    } = world({
      callCloud: async () => ({ state: 'ok', body: { adminPass: 'made-by-the-cloud' } }),
    })
    const input = { adminPassword: 'chosen-by-me' }
    const result = await run('server.rescue', { input }, here)
    expect(result).toMatchObject({
      reply: { outcomes: [{ output: { adminPassword: 'made-by-the-cloud' } }] },
    })
    expect(started).toMatchObject([{ input: {}, secretsDigest: 'digest of adminPassword' }])
    expect(JSON.stringify([started, outcomes])).not.toMatch(
      /chosen-by-me|made-by-the-cloud/,
    )
  })

  it('makes each named server and gives each its own outcome', async () => {
    let made = 0
    const { it: here, ...seen } = world({
      callCloud: async () => ({ state: 'ok', body: { server: { id: `new-${++made}` } } }),
    })
    const input = { region: 'ord', names: ['a', 'b'], image: 'i', flavor: '1' }
    const result = await run('server.create', { targets: [], input }, here)
    expect(result).toMatchObject({
      reply: {
        outcomes: [
          { target: { region: 'ord', id: 'new-1' }, output: { name: 'a' } },
          { target: { region: 'ord', id: 'new-2' }, output: { name: 'b' } },
        ],
      },
    })
    expect(seen.events).toContain('touched new-1 new-2')
    expect(seen.started).toMatchObject([{ title: 'Create 2 servers in Chicago' }])
  })

  it('tells what came of each target though the world breaks for one of them', async () => {
    const { it: here, outcomes } = world({
      callCloud: async ({ path }) => {
        if (path.includes('/2/')) throw new Error('a defect')
        return { state: 'ok', body: {} }
      },
    })
    const targets = [target('1'), target('2'), target('3')]
    expect(await run('server.stop', { targets }, here)).toMatchObject({
      reply: { outcomes: [{ state: 'done' }, { state: 'unknown' }, { state: 'done' }] },
    })
    expect(outcomes.map(({ state }) => state)).toEqual(['done', 'unknown', 'done'])
  })

  it('writes nothing down that cannot be sent', async () => {
    const { it: here, events } = world()
    const input = { region: 'mars', names: ['a'], image: 'i', flavor: '1' }
    await expect(run('server.create', { targets: [], input }, here)).rejects.toThrow('mars')
    expect(events).toEqual([])
  })

  it('calls it done even if what the cloud gave back can not be read', async () => {
    const act = await loadAct('server.stop')
    if (act === undefined) throw new Error('no act')
    const broken = {
      ...act,
      output: () => {
        throw new Error('a defect')
      },
    }
    const { it: here, events } = world()
    expect(await runAct(broken, { targets: [target('1')], input: {} }, here)).toMatchObject(
      stopped,
    )
    expect(events).toContain('complete')
  })

  it('tells what was done even if the record can never be completed', async () => {
    const { it: here, events } = world({
      recordOutcome: async () => {
        throw new Error('the database is away')
      },
    })
    expect(await run('server.stop', {}, here)).toMatchObject(stopped)
    expect(events).toContain('could not write down the outcome')
  })
})
