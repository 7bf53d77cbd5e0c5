import { parseSecurityGroup } from '@aloft/openstack/security-group'
import { describe, expect, it } from 'vitest'
import { loadAct, type AnyAct } from '../registry.ts'
import { runOne, planOne } from '../run-one.ts'
import type { ActWorld, CloudAnswer } from '../run-act.ts'
import type { UpstreamCall } from '../upstream-call.ts'

const tcp22 = { protocol: 'tcp', port_range_min: 22, port_range_max: 22 }
const group = parseSecurityGroup(
  {
    id: 'g-1',
    name: 'web',
    security_group_rules: [
      {
        id: 'r-1',
        security_group_id: 'g-1',
        direction: 'ingress',
        ethertype: 'IPv4',
        ...tcp22,
        description: 'old',
      },
    ],
  },
  'dfw',
)
if (group === undefined) throw new Error('the example cannot be read')
const web = group
const [first] = group.rules
if (first === undefined) throw new Error('the example has no rule')
const ssh = first

async function actOf(id: string): Promise<AnyAct> {
  const act = await loadAct(id)
  if (act === undefined) throw new Error(`no act ${id}`)
  return act
}

const actor = { roles: ['member'] }

/** Carries it out in a cloud that answers with what `answer` gives, and tells the calls that came. */
async function carriedOut(
  act: AnyAct,
  subject: { region: string; id: string; name: string },
  input: Record<string, unknown>,
  answer: (call: UpstreamCall, at: number) => CloudAnswer,
) {
  const calls: string[] = []
  const bodies: unknown[] = []
  // Only what one run asks of its world.
  const world = {
    callCloud: async (call: UpstreamCall) => {
      calls.push(`${call.method} ${call.path}`)
      bodies.push(call.body)
      return answer(call, calls.length - 1)
    },
    logAfterwards: () => undefined,
  } as unknown as ActWorld
  const run = { subject, input }
  const { outcome } = await runOne(act, run, planOne(act, run, actor), world)
  return { calls, bodies, outcome }
}

const ok = (body: unknown = {}): CloudAnswer => ({ state: 'ok', body })
const refused: CloudAnswer = { state: 'failed', message: 'Quota exceeded.' }

describe('making a group', () => {
  const input = { region: 'dfw', name: 'shop', presets: ['ssh', 'https'] }
  const nothing = { region: 'dfw', id: '', name: '' }
  const made = ok({ security_group: { id: 'g-9' } })

  it('makes its rules in the group that was made, all in one call', async () => {
    const act = await actOf('security-group.create')
    const { calls, bodies, outcome } = await carriedOut(act, nothing, input, (_, at) =>
      at === 0 ? made : ok(),
    )
    expect(calls).toEqual(['POST /security-groups', 'POST /security-group-rules'])
    expect(bodies[1]).toMatchObject({
      security_group_rules: [
        { security_group_id: 'g-9', ethertype: 'IPv4', port_range_min: 22 },
        { ethertype: 'IPv6', port_range_min: 22 },
        { port_range_min: 443 },
        { port_range_min: 443 },
      ],
    })
    expect(outcome).toMatchObject({ state: 'done', target: { id: 'g-9' } })
  })

  it('takes the group away again when its rules are refused', async () => {
    const act = await actOf('security-group.create')
    const { calls, outcome } = await carriedOut(act, nothing, input, (_, at) =>
      at === 0 ? made : at === 1 ? refused : ok(),
    )
    expect(calls.at(-1)).toBe('DELETE /security-groups/g-9')
    expect(outcome).toMatchObject({
      state: 'failed',
      message: 'Quota exceeded. The group “shop” was taken away again.',
    })
  })

  it('warns before SSH is opened to everybody, not when a range is given', async () => {
    const act = await actOf('security-group.create')
    expect(act.warning?.([], input)).toContain('everybody in the internet')
    expect(act.warning?.([], { ...input, range: '203.0.113.0/24' })).toBeUndefined()
  })
})

describe('changing a rule', () => {
  const as = (changes: object) => ({
    direction: 'ingress',
    version: 'IPv4',
    protocol: 'tcp',
    ports: '22',
    description: 'old',
    ...changes,
  })

  it('makes the new one first, so that nothing is closed in between', async () => {
    const act = await actOf('security-rule.edit')
    const { calls } = await carriedOut(act, ssh, as({ range: '203.0.113.0/24' }), () =>
      ok({ security_group_rule: { id: 'r-2' } }),
    )
    expect(calls).toEqual([
      'POST /security-group-rules',
      'DELETE /security-group-rules/r-1',
    ])
  })

  it('takes the new one back when the old one stays', async () => {
    const act = await actOf('security-rule.edit')
    const { calls, outcome } = await carriedOut(act, ssh, as({ ports: '23' }), (_, at) =>
      at === 1 ? refused : ok({ security_group_rule: { id: 'r-2' } }),
    )
    expect(calls.at(-1)).toBe('DELETE /security-group-rules/r-2')
    expect(outcome.message).toBe('Quota exceeded. The rule stands as it was.')
  })

  it('says that both are there when the new one cannot be taken back', async () => {
    const act = await actOf('security-rule.edit')
    const { outcome } = await carriedOut(act, ssh, as({ ports: '23' }), (_, at) =>
      at === 0 ? ok({ security_group_rule: { id: 'r-2' } }) : refused,
    )
    expect(outcome.message).toContain('the old one is still there')
  })

  it('deletes first where only the description differs, and puts it back', async () => {
    const act = await actOf('security-rule.edit')
    const { calls, bodies } = await carriedOut(
      act,
      ssh,
      as({ description: 'new' }),
      (_, at) => (at === 1 ? refused : ok()),
    )
    expect(calls).toEqual([
      'DELETE /security-group-rules/r-1',
      'POST /security-group-rules',
      'POST /security-group-rules',
    ])
    expect(bodies[2]).toMatchObject({ security_group_rule: { description: 'old' } })
  })

  it('keeps the group of addresses, in the new rule and in the one put back', async () => {
    const act = await actOf('security-rule.edit')
    const rule = { ...ssh, remoteAddressGroupId: 'offices' }
    const input = as({ description: 'new', addressGroup: 'offices' })
    expect(act.initial?.([rule])).toMatchObject({ addressGroup: 'offices' })
    expect(act.warning?.([rule], input)).toBeUndefined()
    const { bodies } = await carriedOut(act, rule, input, (_, at) =>
      at === 1 ? refused : ok(),
    )
    const offices = { security_group_rule: { remote_address_group_id: 'offices' } }
    expect(bodies.slice(1)).toMatchObject([offices, offices])
    expect(act.equivalents?.(rule, input)).toMatchObject({
      cli: expect.stringContaining('--remote-address-group offices'),
    })
  })

  it.each([
    [{}, 'Nothing is changed.'],
    [{ version: 'both' }, 'Choose IPv4 or IPv6'],
    [{ ports: '80-22' }, 'Ports must begin with the lower one: 22-80.'],
  ])('is not possible with %j', async (changes, words) => {
    const act = await actOf('security-rule.edit')
    expect(act.allows?.(ssh, as(changes), actor)).toMatchObject({
      can: false,
      reason: expect.stringContaining(words),
    })
  })
})

describe('opening a port', () => {
  it('is not done twice', async () => {
    const act = await actOf('security-group.open')
    expect(act.allows?.(web, { presets: ['ssh'] }, actor)).toMatchObject({
      reason: 'Open to everybody already: SSH.',
    })
    expect(act.allows?.(web, { presets: ['ssh'], range: '10.0.0.0/8' }, actor)).toEqual({
      can: true,
    })
  })
})

describe('the group “default”', () => {
  it('keeps its name and stays', async () => {
    const own = { ...web, name: 'default' }
    const edit = await actOf('security-group.edit')
    expect(edit.allows?.(own, { name: 'mine' }, actor)).toMatchObject({ can: false })
    expect(edit.request(own, { name: 'default', description: 'ours' })).toMatchObject([
      { body: { security_group: { description: 'ours' } } },
    ])
    const remove = await actOf('security-group.delete')
    expect(remove.available(own, actor)).toMatchObject({ can: false })
  })
})
