import { describe, expect, it } from 'vitest'
import { loadAct } from './registry.ts'
import type { ActWorld, CloudAnswer } from './run-act.ts'
import { planOne, runOne } from './run-one.ts'
import type { UpstreamCall } from './upstream-call.ts'

const made: CloudAnswer = { state: 'ok', body: { network: { id: 'n-7' } } }
const refused: CloudAnswer = { state: 'failed', message: 'It overlaps.' }

/** Makes a network with a subnet in a cloud that answers so, one after the other. */
async function makeNetwork(answers: readonly CloudAnswer[]) {
  const calls: UpstreamCall[] = []
  const left = [...answers]
  const never = () => {
    throw new Error('not part of this')
  }
  const world: ActWorld = {
    roles: ['member'],
    regionName: String,
    callTimeoutMs: 1000,
    readSubject: never,
    digestSecrets: never,
    requireEndpoint: never,
    recordStart: never,
    recordBegun: never,
    recordPart: never,
    recordOutcome: never,
    forget: never,
    touched: never,
    count: never,
    logAfterwards: () => undefined,
    callCloud: async (call) => {
      calls.push(call)
      return left.shift() ?? { state: 'ok', body: undefined }
    },
  }
  const act = await loadAct('network.create')
  if (act === undefined) throw new Error('no such act')
  const input = { region: 'dfw', name: 'web', cidr: '10.0.0.0/24' }
  const run = { subject: { region: 'dfw', id: '', name: '' }, input }
  const end = await runOne(act, run, planOne(act, run, { roles: ['member'] }), world)
  return {
    ...end,
    calls: calls.map(({ method, path }) => `${method} ${path}`),
    sent: calls,
  }
}

describe('an act of which a later call needs an earlier answer', () => {
  it('makes the later call with what the first one answered', async () => {
    const { outcome, calls, sent } = await makeNetwork([made, { state: 'ok', body: {} }])
    expect(calls).toEqual(['POST /networks', 'POST /subnets'])
    expect(sent[1]?.body).toMatchObject({ subnet: { network_id: 'n-7' } })
    expect(outcome).toMatchObject({ state: 'done', target: { id: 'n-7' } })
  })

  it('takes the first back when the later one is refused, and says so', async () => {
    const { outcome, calls } = await makeNetwork([made, refused])
    expect(calls).toEqual(['POST /networks', 'POST /subnets', 'DELETE /networks/n-7'])
    expect(outcome).toMatchObject({
      state: 'failed',
      message: 'It overlaps. The network web was taken away again.',
    })
  })

  it('says what stays when it cannot be taken back', async () => {
    const { outcome } = await makeNetwork([made, refused, refused])
    expect(outcome.message).toBe('It overlaps. The network web is there, without a subnet.')
  })

  it('does not go on from an answer that tells nothing', async () => {
    const { outcome, calls } = await makeNetwork([{ state: 'ok', body: {} }, refused])
    expect(calls).toEqual(['POST /networks', 'DELETE /networks/web'])
    expect(outcome.message).toContain('could not be read')
  })
})
