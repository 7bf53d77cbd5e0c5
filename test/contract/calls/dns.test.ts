import {
  recordSetReader,
  reverseRecordReader,
  zoneReader,
} from '@aloft/acts/dns/dns-readers'
import { parseZones, type Zone } from '@aloft/openstack/dns-zone'
import { readList, readRecord } from '@aloft/openstack/json-reader'
import { parseRecordSets, type RecordSet } from '@aloft/openstack/record-set'
import { parseReverseRecords } from '@aloft/openstack/reverse-record'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askForAct, carryOut, wordsOf } from '../act-calls.ts'
import {
  actOn,
  readPresent,
  readSubject,
  untilItIs,
  untilItIsGone,
} from '../act-subject.ts'
import { type ContractCloud, startContractCloud } from '../cloud.ts'
import type { Call, CloudApi } from '../cloud-api.ts'

const name = 'contract-calls-zone.example'
const nobody = '11111111-2222-3333-4444-555555555555'
const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/)
let cloud: ContractCloud
let api: CloudApi
let region = ''
let id = ''

beforeAll(async () => {
  cloud = await startContractCloud()
  api = await cloud.api('empty')
  region = cloud.facts.region
})
afterAll(() => cloud?.[Symbol.asyncDispose]())

const ask = (path: string, more: Partial<Call> = {}) =>
  api.ask({ service: 'dns', path, ...more })
const post = (path: string, body: unknown) => ask(path, { method: 'POST', body })
const none = () => ({ region, id: '', name: '' })
const make = (input: Record<string, unknown>) =>
  carryOut(api, 'zone.create', none(), { region, email: 'me@blank.example', ...input })
const zoneAct = (act: string, input: Record<string, unknown> = {}) =>
  actOn(api, zoneReader, [`zone.${act}`, id], input)
const published = () => untilItIs(api, zoneReader, id, 'ACTIVE')

async function recordSets(query = '?limit=1000'): Promise<readonly RecordSet[]> {
  return parseRecordSets((await ask(`/zones/${id}/recordsets${query}`)).body, region)
}

async function recordSet(type: string, of: string): Promise<RecordSet> {
  const found = (await recordSets()).find((set) => set.type === type && set.name === of)
  if (found === undefined) throw new Error(`There is no ${type} ${of}`)
  return found
}

test('a zone is made, and is published after a while', async () => {
  const made = await make({ name, ttl: 600 })
  expect(made.bodies.at(-1)).toMatchObject({ status: 'PENDING', action: 'CREATE' })
  id = made.act.madeId?.(made.bodies) ?? ''
  expect(await published()).toEqual({
    region,
    id,
    name,
    email: 'me@blank.example',
    ttlSeconds: 600,
    serial: expect.any(Number),
    status: 'ACTIVE',
    action: 'NONE',
    isSecondary: false,
    masters: [],
    createdAt: moment,
    updatedAt: moment,
  } satisfies Zone)
  const { body } = await ask(`/zones/${id}/nameservers`)
  expect(readList(readRecord(body).nameservers)).toContainEqual({
    hostname: expect.stringMatching(/\.$/),
    priority: expect.any(Number),
  })
})

test('its TTL and address are changed, and its serial grows', async () => {
  const before = await readPresent(api, zoneReader, id)
  await zoneAct('edit', { email: 'you@blank.example', ttl: 300, description: 'why' })
  const changed = await published()
  expect(changed).toMatchObject({
    email: 'you@blank.example',
    ttlSeconds: 300,
    description: 'why',
    updatedAt: moment,
  })
  expect(changed.serial).toBeGreaterThan(before.serial ?? 0)
  await zoneAct('edit', {})
  expect(await published()).not.toHaveProperty('description')
})

test('zones are read in pages, each after the last of the one before', async () => {
  const made = await make({ name: `second.${name}` })
  const second = made.act.madeId?.(made.bodies) ?? ''
  const found: string[] = []
  for (let marker = '', page = 0; page < 100; page++) {
    const answer = await ask(`/zones?limit=1${marker}`)
    const [zone, ...more] = parseZones(answer.body, region)
    expect(more).toEqual([])
    if (zone === undefined) break
    found.push(zone.id)
    marker = `&marker=${zone.id}`
  }
  expect(found).toEqual(expect.arrayContaining([id, second]))
  expect(new Set(found).size).toBe(found.length)
  const all = parseZones((await ask('/zones?limit=1000')).body, region)
  expect(all.map((zone) => zone.id)).toEqual(found)
  expect((await ask('/zones?limit=0')).status).toBe(400)
  const marker = await ask(`/zones?marker=${nobody}`)
  expect(marker.status).toBe(400)
  expect(marker.body).toMatchObject({ type: 'marker_not_found' })
  const malformed = await ask('/zones?marker=none')
  expect(malformed.status).toBe(400)
  expect(malformed.body).toMatchObject({ type: 'invalid_marker' })

  const parent = await askForAct(api, 'zone.delete', await readPresent(api, zoneReader, id))
  expect(parent.answers[0]?.status).toBe(400)
  expect(parent.answers.map(wordsOf)).toEqual([
    'Please delete any subzones before deleting this zone.',
  ])
  await actOn(api, zoneReader, ['zone.delete', second])
  await untilItIsGone(api, zoneReader, second)
})

test('records are added, changed, and taken away', async () => {
  await zoneAct('add-records', {
    type: 'A',
    name: 'www',
    records: ['192.0.2.2', '192.0.2.1'],
    ttl: 60,
    description: 'front',
  })
  const www = await recordSet('A', `www.${name}`)
  const settled = await untilItIs(api, recordSetReader, www.id, 'ACTIVE')
  expect(settled).toEqual({
    region,
    id: www.id,
    zoneId: id,
    zoneName: name,
    name: `www.${name}`,
    type: 'A',
    ttlSeconds: 60,
    records: expect.arrayContaining(['192.0.2.1', '192.0.2.2']),
    description: 'front',
    status: 'ACTIVE',
    action: 'NONE',
    createdAt: moment,
  } satisfies RecordSet)
  await actOn(api, recordSetReader, ['record-set.set-ttl', www.id], { ttl: 120 })
  expect(await untilItIs(api, recordSetReader, www.id, 'ACTIVE')).toMatchObject({
    ttlSeconds: 120,
    description: 'front',
  })
  await actOn(api, recordSetReader, ['record-set.edit', www.id], { records: ['192.0.2.3'] })
  const edited = await untilItIs(api, recordSetReader, www.id, 'ACTIVE')
  expect(edited.records).toEqual(['192.0.2.3'])
  expect(edited).not.toHaveProperty('ttlSeconds')
  expect(edited).not.toHaveProperty('description')
  await published()
  await actOn(api, recordSetReader, ['record-set.delete', www.id])
  await untilItIsGone(api, recordSetReader, www.id)
})

test('records of every kind come back as they were written', async () => {
  const kinds = {
    AAAA: ['2001:db8::1'],
    MX: ['10 mail.blank.example.'],
    TXT: ['"v=spf1 -all"'],
    SRV: ['0 5 5060 sip.blank.example.'],
    CAA: ['0 issue letsencrypt.org; accounturi=https://acme.example/acct/1'],
    NAPTR: [String.raw`1 1 U E2U+sip !^\(.*\)$!sip:\\1\;a@b.example! blank.example.`],
    CNAME: ['other.blank.example.'],
    PTR: ['host.blank.example.'],
    NS: ['ns1.blank.example.'],
    SSHFP: ['1 1 123456789abcdef67890123456789abcdef67890'],
  }
  for (const [type, records] of Object.entries(kinds)) {
    const of = type === 'SRV' ? '_sip._tcp' : `kind-${type.toLowerCase()}`
    await zoneAct('add-records', { type, name: of, records })
    expect(await recordSet(type, `${of}.${name}`), type).toMatchObject({ records })
  }
  const own = await recordSets(`?name=${name}.`)
  expect(own.map(({ type }) => type).toSorted()).toEqual(['NS', 'SOA'])
  const [first] = await recordSets('?limit=1')
  const after = await recordSets(`?limit=1000&marker=${first?.id.split('/')[1]}`)
  expect(after.length).toBe((await recordSets()).length - 1)
  await published()
})

test('a part of a zone file is carried out call by call', async () => {
  const txt = await recordSet('TXT', `kind-txt.${name}`)
  const mx = await recordSet('MX', `kind-mx.${name}`)
  const own = (set: RecordSet): string => set.id.split('/')[1] ?? ''
  await zoneAct('import-records', {
    add: 'new 60 IN A 192.0.2.9',
    change: { [own(txt)]: 'kind-txt IN TXT "changed"' },
    remove: [own(mx)],
  })
  const zone = await published()
  expect(zone.action).toBe('NONE')
  const after = await recordSets()
  expect(after).toContainEqual(
    expect.objectContaining({
      name: `new.${name}`,
      ttlSeconds: 60,
      records: ['192.0.2.9'],
    }),
  )
  expect(after.find((set) => set.id === txt.id)?.records).toEqual(['"changed"'])
  expect(after.find((set) => set.id === mx.id)).toBeUndefined()
})

test('what is there already is 409', async () => {
  const zone = await post('/zones', { name: `${name}.`, email: 'me@blank.example' })
  expect(zone.status).toBe(409)
  expect(zone.body).toMatchObject({
    code: 409,
    type: 'duplicate_zone',
    message: 'Duplicate Zone',
    request_id: expect.stringMatching(/^req-/),
  })
  const set = { name: `new.${name}.`, type: 'A', records: ['192.0.2.9'] }
  const again = await post(`/zones/${id}/recordsets`, set)
  expect(again.status).toBe(409)
  expect(again.body).toMatchObject({
    code: 409,
    type: 'duplicate_recordset',
    message: 'Duplicate RecordSet',
  })
})

test('a body that is wrong is 400, and says what is', async () => {
  const sets = `/zones/${id}/recordsets`
  const zone = (change: Record<string, unknown>) =>
    post('/zones', { name: 'wrong.example.', email: 'me@blank.example', ...change })
  const record = (type: string, of: string, ...records: readonly string[]) =>
    post(sets, { name: `${of}${name}.`, type, records })
  const outside = { name: 'www.other.example.', type: 'A', records: ['192.0.2.1'] }
  const invalid = 'Provided object is not valid. Got a ValueError error with message'
  for (const [answer, type, words] of [
    [
      zone({ name: 'nodot.example' }),
      'invalid_object',
      `${invalid} Domain nodot.example does not end with a dot.`,
    ],
    [zone({ email: undefined }), 'invalid_object', "'email' is a required property."],
    [zone({ email: 'nobody' }), 'invalid_object', `${invalid} nobody is not an email.`],
    [
      zone({ surprise: 1 }),
      'invalid_object',
      "Provided object does not match schema. Keys ['surprise'] are not valid for zone.",
    ],
    [zone({ name: 'single.' }), 'invalid_zone_name', 'More than one label is required.'],
    [
      record('A', 'bad.', '1.2.3.400'),
      'invalid_object',
      "'1.2.3.400' is not a 'A' Record.",
    ],
    [record('MX', 'bad.', 'mail.'), 'invalid_object', "'mail.' is not a 'MX' Record."],
    [
      record('CNAME', '', 'a.example.'),
      'invalid_recordset_location',
      'CNAME recordsets may not be created at the zone apex.',
    ],
    [
      record('A', 'kind-cname.', '192.0.2.1'),
      'invalid_recordset_location',
      'CNAME recordsets may not share a name with any other records.',
    ],
    [
      post(sets, outside),
      'invalid_recordset_location',
      "RecordSet is not contained within it's parent zone.",
    ],
    [
      post(sets, { ...outside, name: `ttl.${name}.`, ttl: -1 }),
      'invalid_object',
      `${invalid} Value must be >= 0 for field ttl.`,
    ],
  ] as const) {
    const refused = await answer
    expect(refused.status, words).toBe(400)
    expect(refused.body).toMatchObject({ code: 400, type })
    expect(wordsOf(refused)).toBe(words)
  }
})

test('a zone has a TTL: to take it away is an error that nobody has words for', async () => {
  const zone = { name: `no-ttl.${name}.`, email: 'me@blank.example', ttl: null }
  const { path } = zoneReader.read({ region, id })
  for (const answer of [
    await post('/zones', zone),
    await ask(path, { method: 'PATCH', body: { ttl: null } }),
  ]) {
    expect(answer.status).toBe(500)
    const request_id = expect.any(String)
    expect(answer.body).toEqual({ code: 500, type: 'unknown', request_id })
  }
  expect(await readPresent(api, zoneReader, id)).toMatchObject({ ttlSeconds: 300 })
})

test('what the service keeps itself can not be changed', async () => {
  for (const [type, words] of [
    ['SOA', 'Deleting a SOA recordset is not allowed.'],
    ['NS', 'Managed records may not be deleted.'],
  ] as const) {
    const { path } = recordSetReader.read(await recordSet(type, name))
    const changed = await ask(path, { method: 'PUT', body: { ttl: 60 } })
    expect(changed.status).toBe(400)
    expect(wordsOf(changed)).toBe('Managed records may not be updated.')
    const gone = await ask(path, { method: 'DELETE' })
    expect(gone.status).toBe(400)
    expect(wordsOf(gone)).toBe(words)
  }
})

test('what is not there is 404 in words that name its kind', async () => {
  for (const [path, type, message] of [
    [`/zones/${nobody}`, 'zone_not_found', 'Could not find Zone'],
    [`/zones/${nobody}/recordsets`, 'zone_not_found', 'Could not find Zone'],
    [
      `/zones/${id}/recordsets/${nobody}`,
      'recordset_not_found',
      'Could not find RecordSet',
    ],
  ] as const) {
    const answer = await ask(path)
    expect(answer.status, path).toBe(404)
    expect(answer.body).toMatchObject({ code: 404, type, message })
  }
  const malformed = await ask('/zones/nothing')
  expect(malformed.status).toBe(400)
  expect(malformed.body).toMatchObject({ code: 400, type: 'invalid_uuid' })
})

test('the address of a floating IP leads to a name, and no longer', async () => {
  const floating = await api.get({
    service: 'network',
    method: 'POST',
    path: '/floatingips',
    body: {
      floatingip: {
        floating_network_id: cloud.facts.publicNetwork.id,
        description: 'contract-calls-reverse',
      },
    },
  })
  const made = readRecord(readRecord(floating).floatingip)
  const key = `${region}:${String(made.id)}`
  const before = parseReverseRecords((await ask('/reverse/floatingips')).body)
  expect(before.find((record) => record.id === key)).toEqual({
    region,
    id: key,
    name: made.floating_ip_address,
    status: 'INACTIVE',
    action: 'NONE',
  })
  await actOn(api, reverseRecordReader, ['reverse-record.set', key], {
    hostName: 'host.blank.example',
    ttl: 60,
  })
  expect(await untilItIs(api, reverseRecordReader, key, 'ACTIVE')).toMatchObject({
    hostName: 'host.blank.example',
    ttlSeconds: 60,
  })
  await actOn(api, reverseRecordReader, ['reverse-record.clear', key])
  expect(await readSubject(api, reverseRecordReader, key)).not.toHaveProperty('hostName')
  const path = `/floatingips/${String(made.id)}`
  await api.get({ service: 'network', method: 'DELETE', path })
  expect((await ask(`/reverse/floatingips/${key}`)).status).toBe(404)
})

test('a reader may look and change nothing, and sees no other project', async () => {
  const reader = await cloud.api('reader')
  const list = await reader.ask({ service: 'dns', path: '/zones?limit=1000' })
  expect(list.status).toBe(200)
  expect(parseZones(list.body, region).map((zone) => zone.id)).not.toContain(id)
  expect((await reader.ask({ service: 'dns', path: `/zones/${id}` })).status).toBe(404)
  const refused = await reader.ask({
    service: 'dns',
    method: 'POST',
    path: '/zones',
    body: { name: 'contract-no.example.', email: 'me@blank.example' },
  })
  expect(refused.status).toBe(403)
  expect(refused.body).toMatchObject({ code: 403, type: 'forbidden' })
})

test('it is deleted with all its records', async () => {
  await zoneAct('delete')
  await untilItIsGone(api, zoneReader, id)
  expect((await ask(`/zones/${id}/recordsets`)).status).toBe(404)
})
