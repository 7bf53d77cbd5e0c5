import { expect, test } from 'vitest'
import { loadAct, type AnyAct } from '../registry.ts'
import {
  recordSetExamples,
  reverseRecordExamples,
  zoneExamples,
} from '../testing/dns-examples.ts'

const zone = zoneExamples.subject
const set = recordSetExamples.subject
const actor = { roles: ['member'] }

async function actOf(id: string): Promise<AnyAct> {
  const act = await loadAct(id)
  if (act === undefined) throw new Error(`no act ${id}`)
  return act
}
const reasonOf = async (id: string, subject: object, input: object) => {
  const act = await actOf(id)
  // The examples are subjects of the acts' own kinds.
  const allowed = act.allows?.(subject as typeof zone, { ...input }, actor)
  return allowed === undefined || allowed.can ? undefined : allowed.reason
}

test('a zone is made with its dot, and its TTL in seconds', async () => {
  const act = await actOf('zone.create')
  const nothing = { region: '', id: '', name: '' }
  const input = { region: 'ord', name: ' example.org ', email: 'me@example.org', ttl: 300 }
  expect(act.request(nothing, input)).toEqual([
    {
      region: 'ord',
      service: 'dns',
      method: 'POST',
      path: '/zones',
      body: { name: 'example.org.', email: 'me@example.org', ttl: 300 },
    },
  ])
  expect(await reasonOf('zone.create', nothing, { ...input, name: 'localhost' })).toContain(
    'two parts',
  )
  expect(await reasonOf('zone.create', nothing, { ...input, email: 'me' })).toContain(
    'no e-mail address',
  )
})

test('records are named below their zone, and refused when no name server would load them', async () => {
  const act = await actOf('zone.add-records')
  const input = { type: 'MX', name: 'www', records: ['10 mail.example.com.'] }
  expect(act.request(zone, input)).toMatchObject([
    {
      method: 'POST',
      path: `/zones/${zone.id}/recordsets`,
      body: { name: 'www.example.com.', type: 'MX', records: ['10 mail.example.com.'] },
    },
  ])
  expect(await reasonOf('zone.add-records', zone, input)).toBeUndefined()
  for (const [given, words] of [
    [{ type: 'A', records: ['192.0.2.999'] }, 'is no IPv4 address'],
    [{ type: 'CNAME', records: ['a.example.'] }, 'can not be an alias'],
    [{ type: 'A', name: 'a b', records: ['192.0.2.1'] }, 'a blank'],
    [{ type: 'SRV', name: 'sip', records: ['1 1 1 a.example.'] }, '_service._protocol'],
  ] as const) {
    expect(await reasonOf('zone.add-records', zone, given)).toContain(words)
  }
})

test('a change names what is replaced; without a TTL it is the zone’s again', async () => {
  const edit = await actOf('record-set.edit')
  expect(edit.request(set, { records: ['"new"'] })).toMatchObject([
    { method: 'PUT', body: { records: ['"new"'], ttl: null, description: null } },
  ])
  const setTtl = await actOf('record-set.set-ttl')
  expect(setTtl.request(set, { ttl: 60 })).toMatchObject([
    { path: `/zones/${set.id.replace('/', '/recordsets/')}`, body: { ttl: 60 } },
  ])
  expect(await reasonOf('record-set.edit', set, { records: ['two words'] })).toContain(
    'between quotes',
  )
})

test('the SOA record and the zone’s own name servers are left alone, with the reason', async () => {
  const act = await actOf('record-set.delete')
  for (const own of [
    { ...set, type: 'SOA', name: 'example.com' },
    { ...set, type: 'NS', name: 'example.com' },
  ]) {
    expect(act.available(own, actor)).toMatchObject({ can: false })
  }
  expect(act.available(set, actor)).toEqual({ can: true })
})

test('a file deletes, changes and adds in this order, 25 at most', async () => {
  const act = await actOf('zone.import-records')
  const input = zoneExamples.inputs['zone.import-records'] ?? {}
  expect(act.request(zone, input).map(({ method }) => method)).toEqual([
    'DELETE',
    'PUT',
    'POST',
  ])
  expect(act.describe([zone], input, String)).toBe(
    'Import records into example.com: 1 added, 1 changed, 1 deleted',
  )
  const lines = Array.from({ length: 26 }, (_, at) => `h${at} A 192.0.2.${at}`).join('\n')
  expect(await reasonOf('zone.import-records', zone, { add: lines })).toContain(
    'At most 25',
  )
  expect(await reasonOf('zone.import-records', zone, { add: 'x A nowhere' })).toContain(
    'no IPv4 address',
  )
  expect(await reasonOf('zone.import-records', zone, {})).toContain('changes nothing')
})

test('a record that the cloud holds already is saved with the others as it is', async () => {
  const short = '1 1 0123456789'
  const held = { ...set, type: 'SSHFP', records: [short] }
  const good = `1 1 ${'ab'.repeat(20)}`
  expect(
    await reasonOf('record-set.edit', held, { records: [short, good] }),
  ).toBeUndefined()
  expect(await reasonOf('record-set.edit', held, { records: ['1 1 01'] })).toContain(
    '40 hexadecimal digits',
  )
})

test('an import that stops half-way names what was done and what was not', async () => {
  const act = await actOf('zone.import-records')
  const own = '0f1c2d3e-0000-4000-8000-000000000003'
  const input = {
    add: 'a A 192.0.2.1\nb A 192.0.2.2\n',
    change: { [own]: 'c A 192.0.2.3' },
    remove: [own],
    names: { [own]: 'old MX' },
  }
  expect(act.stoppedAt?.(zone, input, 2)).toBe(
    'It stopped at: add a A. Done before: delete old MX, change c A. Not begun: add b A.',
  )
  expect(act.stoppedAt?.(zone, input, 0)).toBe(
    'It stopped at: delete old MX. Not begun: change c A, add a A, add b A.',
  )
  expect(act.stoppedAt?.(zone, input, 3)).toBe(
    'It stopped at: add b A. Done before: delete old MX, change c A, add a A.',
  )
})

test('what has the TTL of the zone in a file follows the zone', async () => {
  const act = await actOf('zone.import-records')
  const input = { add: '$TTL 3600\na A 192.0.2.1\nb 60 A 192.0.2.2\n' }
  const [a, b] = act.request(zone, input)
  expect(a?.body).not.toHaveProperty('ttl')
  expect(b?.body).toMatchObject({ ttl: 60 })
})

test('a secondary zone says where its records are changed', async () => {
  const act = await actOf('zone.add-records')
  expect(act.available({ ...zone, isSecondary: true } as typeof zone, actor)).toMatchObject(
    {
      can: false,
      reason: expect.stringContaining('a copy'),
    },
  )
})

test('an address is named and loses its name', async () => {
  const { subject, inputs } = reverseRecordExamples
  const input = inputs['reverse-record.set'] ?? {}
  expect((await actOf('reverse-record.set')).request(subject, input)).toMatchObject([
    { method: 'PATCH', body: { ptrdname: 'www.example.com.', ttl: 60 } },
  ])
  expect((await actOf('reverse-record.clear')).request(subject, {})).toMatchObject([
    { body: { ptrdname: null } },
  ])
})
