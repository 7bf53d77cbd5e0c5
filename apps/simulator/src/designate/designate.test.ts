import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@aloft/testkit/postgres'
import { valueAt } from '../core/json.ts'
import { type Answer, type Call, startTestCloud, type TestCloud } from '../test-cloud.ts'

let cloud: TestCloud
let token = ''
let auditor = ''
const disposal = new AsyncDisposableStack()

beforeAll(async () => {
  const database = disposal.use(await testDatabase())
  cloud = disposal.use(await startTestCloud(database.url))
  token = await cloud.signIn('newcomer', 'blank-slate')
  auditor = await cloud.signIn('auditor', 'reach-production')
})
afterAll(() => disposal.disposeAsync())

const dns = (path: string, call: Call = {}, region = 'dfw'): Promise<Answer> =>
  cloud.call(region, `/dns/v2${path}`, { token, ...call })
const text = (answer: Answer, ...path: (string | number)[]): string =>
  String(valueAt(answer.body, ...path))

async function makeZone(name: string, more: object = {}): Promise<string> {
  const made = await dns('/zones', { body: { name, email: 'me@blank.example', ...more } })
  expect(made.body).toMatchObject({ status: 'PENDING', action: 'CREATE' })
  return text(made, 'id')
}
const makeSet = (zone: string, body: object): Promise<Answer> =>
  dns(`/zones/${zone}/recordsets`, { body })
const isActive = (path: string) =>
  expect
    .poll(async () => valueAt((await dns(path)).body, 'status'), { timeout: 5_000 })
    .toBe('ACTIVE')

test('a zone is seen by every region, with its own SOA and NS, and becomes active', async () => {
  const zone = await makeZone('one.example.')
  await isActive(`/zones/${zone}`)
  const shown = await dns(`/zones/${zone}`, {}, 'syd')
  expect(shown.body).toMatchObject({ name: 'one.example.', action: 'NONE', ttl: 3600 })
  const sets = await dns(`/zones/${zone}/recordsets?sort_key=type`)
  expect(sets.body).toMatchObject({
    metadata: { total_count: 2 },
    recordsets: [
      { type: 'NS', name: 'one.example.', status: 'ACTIVE' },
      { type: 'SOA', records: [expect.stringContaining(' me.blank.example. ')] },
    ],
  })
})

test('a change grows the serial and is pending until the name servers have it', async () => {
  const zone = await makeZone('serial.example.')
  await isActive(`/zones/${zone}`)
  const before = Number(valueAt((await dns(`/zones/${zone}`)).body, 'serial'))
  const made = await makeSet(zone, {
    name: 'www.serial.example.',
    type: 'A',
    records: ['192.0.2.1'],
  })
  expect([made.status, valueAt(made.body, 'status')]).toEqual([202, 'PENDING'])
  expect(Number(valueAt((await dns(`/zones/${zone}`)).body, 'serial'))).toBeGreaterThan(
    before,
  )
  await isActive(`/zones/${zone}/recordsets/${text(made, 'id')}`)
})

test('data that mini-dns can not read as a line of a zone file ends in error', async () => {
  const zone = await makeZone('unread.example.')
  const statusOf = async (name: string, type: string, data: string) => {
    const made = await makeSet(zone, {
      name: `${name}.unread.example.`,
      type,
      records: [data],
    })
    expect(made.status).toBe(202)
    const path = `/zones/${zone}/recordsets/${text(made, 'id')}`
    await expect
      .poll(async () => valueAt((await dns(path)).body, 'status'), { timeout: 5_000 })
      .not.toBe('PENDING')
    return valueAt((await dns(path)).body, 'status')
  }
  const naptr = (pattern: string) => `1 1 U x ${pattern} a.example.`
  expect(await statusOf('a', 'NAPTR', naptr(String.raw`!^\(.*\)$!\\1\;x!`))).toBe('ACTIVE')
  expect(await statusOf('b', 'TXT', 'cut;here')).toBe('ACTIVE')
  expect(await statusOf('c', 'NAPTR', naptr('!^(.*)$!x!'))).toBe('ERROR')
  expect(await statusOf('d', 'NAPTR', naptr(String.raw`!^.*$!\1!`))).toBe('ERROR')
  expect(await statusOf('e', 'TXT', String.raw`"\300"`)).toBe('ERROR')
})

test('a name that begins with fail- ends in error, in the zone too', async () => {
  const zone = await makeZone('failing.example.')
  const made = await makeSet(zone, {
    name: 'fail-www.failing.example.',
    type: 'A',
    records: ['192.0.2.1'],
  })
  const path = `/zones/${zone}/recordsets/${text(made, 'id')}`
  await expect
    .poll(async () => valueAt((await dns(path)).body, 'status'), { timeout: 5_000 })
    .toBe('ERROR')
  expect((await dns(`/zones/${zone}`)).body).toMatchObject({ status: 'ERROR' })
  await dns(path, { method: 'DELETE' })
  await isActive(`/zones/${zone}`)
})

test('record sets are listed in pages, by filters with stars and in an order', async () => {
  const zone = await makeZone('pages.example.')
  for (const letter of ['c', 'a', 'b']) {
    await makeSet(zone, {
      name: `${letter}.pages.example.`,
      type: 'A',
      records: [`192.0.2.${letter.charCodeAt(0)}`],
    })
  }
  const first = await dns(
    `/zones/${zone}/recordsets?type=A&sort_key=name&sort_dir=desc&limit=2`,
  )
  expect(first.body).toMatchObject({
    recordsets: [{ name: 'c.pages.example.' }, { name: 'b.pages.example.' }],
    metadata: { total_count: 3 },
  })
  const next = new URL(text(first, 'links', 'next'))
  const second = await cloud.call('dfw', `${next.pathname}${next.search}`, { token })
  expect(second.body).toMatchObject({ recordsets: [{ name: 'a.pages.example.' }] })
  expect((await dns('/recordsets?name=a.pages*&data=192.*')).body).toMatchObject({
    recordsets: [{ zone_name: 'pages.example.' }],
  })
  expect((await dns('/zones?limit=0')).body).toMatchObject({ type: 'invalid_limit' })
  expect((await dns('/zones?colour=red')).body).toMatchObject({
    message: 'Invalid filters colour',
  })
})

const valid: readonly (readonly [type: string, name: string, ...records: string[]])[] = [
  ['A', 'a', '192.0.2.1', '192.0.2.2'],
  ['AAAA', 'aaaa', '2001:db8::1'],
  ['CNAME', 'cname', 'a.types.example.'],
  ['MX', 'mx', '10 mail.types.example.'],
  ['TXT', 'txt', '"v=spf1 -all"'],
  ['SPF', 'spf', '"v=spf1 -all"'],
  ['SRV', '_sip._tcp', '10 60 5060 a.types.example.'],
  ['NS', 'child', 'ns1.other.example.'],
  ['PTR', 'ptr', 'a.types.example.'],
  [
    'SSHFP',
    'sshfp',
    '4 2 9f1b7c6d2e3a4b5c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c',
  ],
  ['CAA', 'caa', '0 issue letsencrypt.org'],
  ['NAPTR', 'naptr', '100 10 U E2U+sip !^.*$!sip:a@types.example! types.example.'],
  ['CERT', 'cert', 'PGP 0 0 bGV0IG1lIGlu'],
]
test('every type of Designate is taken', async () => {
  const zone = await makeZone('types.example.')
  for (const [type, name, ...records] of valid) {
    const made = await makeSet(zone, { name: `${name}.types.example.`, type, records })
    expect([type, made.status]).toEqual([type, 202])
  }
})

let refusedZone: string | undefined
test.each([
  ['A', 'bad', '192.0.2.300'],
  ['AAAA', 'bad', '192.0.2.1'],
  ['MX', 'bad', 'ten mail.refused.example.'],
  ['MX', 'bad', '10 mail'],
  ['TXT', 'bad', 'two words'],
  ['SRV', '_sip._tcp', '10 60 99999 a.example.'],
  ['SSHFP', 'bad', '9 1 abcdef'],
  ['CAA', 'bad', '0 colour red'],
  ['CERT', 'bad', 'PGP 0 0 !!!'],
])('a record that is no %s is refused with its place: %s %s', async (type, name, data) => {
  refusedZone ??= await makeZone('refused.example.')
  const answer = await makeSet(refusedZone, {
    name: `${name}.refused.example.`,
    type,
    records: [data],
  })
  expect(answer).toMatchObject({
    status: 400,
    body: {
      code: 400,
      type: 'invalid_object',
      request_id: expect.stringMatching(/^req-/),
      errors: {
        errors: [
          {
            path: ['records', 0],
            message: `'${data}' is not a '${type}' Record`,
            validator: 'format',
          },
        ],
      },
    },
  })
})

test('what breaks the rules of names is refused in the words of Designate', async () => {
  const zone = await makeZone('rules.example.')
  await makeSet(zone, { name: 'www.rules.example.', type: 'A', records: ['192.0.2.1'] })
  const refusal = async (body: object): Promise<unknown> => {
    const answer = await makeSet(zone, body)
    return [answer.status, valueAt(answer.body, 'type'), valueAt(answer.body, 'message')]
  }
  const alias = { type: 'CNAME', records: ['a.example.'] }
  expect(await refusal({ name: 'rules.example.', ...alias })).toEqual([
    400,
    'invalid_recordset_location',
    'CNAME recordsets may not be created at the zone apex',
  ])
  expect(await refusal({ name: 'www.rules.example.', ...alias })).toEqual([
    400,
    'invalid_recordset_location',
    'CNAME recordsets may not share a name with any other records',
  ])
  expect(
    await refusal({ name: 'www.rules.example.', type: 'A', records: ['192.0.2.9'] }),
  ).toEqual([409, 'duplicate_recordset', 'Duplicate RecordSet'])
  expect(
    await refusal({ name: 'www.other.example.', type: 'A', records: ['192.0.2.9'] }),
  ).toEqual([400, 'invalid_recordset_location', expect.any(String)])
  expect(await refusal({ name: 'www', type: 'A', records: ['192.0.2.9'] })).toEqual([
    400,
    'invalid_object',
    'Provided object is not valid. Got a ValueError error with message Host name www does not end with a dot',
  ])
  expect(
    await refusal({ name: 'ttl.rules.example.', type: 'A', records: [], ttl: -1 }),
  ).toEqual([400, 'invalid_object', expect.any(String)])
})

test('zones that exist, have no dot, no address or too many neighbours are refused', async () => {
  await makeZone('taken.example.')
  const refusal = async (body: object): Promise<unknown> => {
    const answer = await dns('/zones', { body })
    return [answer.status, valueAt(answer.body, 'type')]
  }
  const email = 'me@blank.example'
  expect(await refusal({ name: 'taken.example.', email })).toEqual([409, 'duplicate_zone'])
  expect(await refusal({ name: 'nodot.example', email })).toEqual([400, 'invalid_object'])
  expect(await refusal({ name: 'example.', email })).toEqual([400, 'invalid_zone_name'])
  expect(await refusal({ name: 'noemail.example.' })).toEqual([400, 'invalid_object'])
  expect(await refusal({ name: 'mine.reach.example.', email })).toEqual([
    403,
    'illegal_child',
  ])
  const id = '00000000-0000-4000-8000-000000000000'
  expect((await dns(`/zones/${id}`)).body).toMatchObject({
    code: 404,
    type: 'zone_not_found',
    message: 'Could not find Zone',
  })
})

test('a reader sees zones and changes nothing', async () => {
  const list = await dns('/zones?name=reach.example.', { token: auditor })
  const id = text(list, 'zones', 0, 'id')
  for (const [method, path, body] of [
    ['POST', '/zones', { name: 'no.example.', email: 'me@reach.example' }],
    ['PATCH', `/zones/${id}`, { ttl: 60 }],
    ['DELETE', `/zones/${id}`, undefined],
    [
      'POST',
      `/zones/${id}/recordsets`,
      { name: 'x.reach.example.', type: 'A', records: ['192.0.2.1'] },
    ],
  ] as const) {
    const answer = await dns(path, { token: auditor, method, body })
    expect(answer).toMatchObject({ status: 403, body: { type: 'forbidden' } })
  }
})

test('a zone that is exported can be deleted and imported again', async () => {
  const zone = await makeZone('file.example.', { ttl: 120 })
  await makeSet(zone, {
    name: 'mail.file.example.',
    type: 'MX',
    records: ['10 mx.file.example.'],
    ttl: 60,
  })
  const exported = await dns(`/zones/${zone}/tasks/export`, { method: 'POST' })
  const task = `/zones/tasks/exports/${text(exported, 'id')}`
  const until = (path: string) =>
    expect
      .poll(async () => valueAt((await dns(path)).body, 'status'), { timeout: 5_000 })
      .toBe('COMPLETE')
  await until(task)
  const file = await dns(`${task}/export`)
  expect(file.headers.get('content-type')).toContain('text/dns')
  expect(file.body).toContain('mail.file.example. 60 IN MX 10 mx.file.example.')
  await dns(`/zones/${zone}`, { method: 'DELETE' })
  await expect
    .poll(async () => (await dns(`/zones/${zone}`)).status, { timeout: 5_000 })
    .toBe(404)
  const imported = await cloud.call('dfw', '/dns/v2/zones/tasks/imports', {
    token,
    body: new TextEncoder().encode(String(file.body)),
    headers: { 'content-type': 'text/dns' },
  })
  const again = `/zones/tasks/imports/${text(imported, 'id')}`
  await until(again)
  const made = text(await dns(again), 'zone_id')
  expect((await dns(`/zones/${made}/recordsets?type=MX`)).body).toMatchObject({
    recordsets: [{ name: 'mail.file.example.', ttl: 60, records: ['10 mx.file.example.'] }],
  })
})

test('the address of a floating IP gets a name, and loses it', async () => {
  const networks = await cloud.call('ord', '/network/v2.0/networks?router:external=true', {
    token,
  })
  const made = await cloud.call('ord', '/network/v2.0/floatingips', {
    token,
    body: {
      floatingip: { floating_network_id: text(networks, 'networks', 0, 'id') },
    },
  })
  const path = `/reverse/floatingips/ord:${text(made, 'floatingip', 'id')}`
  expect((await dns(path)).body).toMatchObject({ ptrdname: null, status: 'INACTIVE' })
  const set = await dns(path, { method: 'PATCH', body: { ptrdname: 'www.blank.example.' } })
  expect(set).toMatchObject({ status: 202, body: { ptrdname: 'www.blank.example.' } })
  await isActive(path)
  expect((await dns(path, { method: 'PATCH', body: { ptrdname: 'nodot' } })).status).toBe(
    400,
  )
  expect((await dns(path, { method: 'PATCH', body: { ptrdname: null } })).status).toBe(202)
  expect((await dns('/reverse/floatingips')).body).toMatchObject({
    floatingips: [{ ptrdname: null, action: 'NONE' }],
  })
})
