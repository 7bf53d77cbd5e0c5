import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContractCloud, startContractCloud } from './cloud.ts'
import type { OpenStackClient } from './openstack-client.ts'

let cloud: ContractCloud
let openstack: OpenStackClient
let folder: string

beforeAll(async () => {
  cloud = await startContractCloud()
  openstack = cloud.client('empty')
  folder = await mkdtemp(join(tmpdir(), 'aloft-zone-'))
  await openstack.run(
    'zone create --email me@blank.example --ttl 600 contract-zone.example.',
  )
})
afterAll(async () => {
  await cloud?.[Symbol.asyncDispose]()
  if (folder) await rm(folder, { recursive: true, force: true })
})

test('a zone is made, listed, changed and becomes active', async () => {
  await openstack.until('zone show contract-zone.example.', 'status', 'ACTIVE')
  expect(await openstack.json('zone show contract-zone.example.')).toMatchObject({
    name: 'contract-zone.example.',
    email: 'me@blank.example',
    ttl: 600,
    type: 'PRIMARY',
    action: 'NONE',
    masters: '',
  })
  const serial = Number(await openstack.value('zone show contract-zone.example.', 'serial'))
  await openstack.run('zone set --ttl 300 --description why contract-zone.example.')
  expect(await openstack.json('zone show contract-zone.example.')).toMatchObject({
    ttl: 300,
    description: 'why',
  })
  expect(
    Number(await openstack.value('zone show contract-zone.example.', 'serial')),
  ).toBeGreaterThan(serial)
  expect(await openstack.json('zone list')).toContainEqual(
    expect.objectContaining({ name: 'contract-zone.example.' }),
  )
})

test('a zone has its own SOA and NS, and takes records that can be changed and deleted', async () => {
  const own = await openstack.json('recordset list contract-zone.example.')
  expect(own).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ type: 'SOA', name: 'contract-zone.example.' }),
      expect.objectContaining({ type: 'NS', name: 'contract-zone.example.' }),
    ]),
  )
  await openstack.run(
    'recordset create --type A --ttl 60 --record 192.0.2.1 --record 192.0.2.2 contract-zone.example. www',
  )
  const www = 'contract-zone.example. www.contract-zone.example.'
  await openstack.until(`recordset show ${www}`, 'status', 'ACTIVE')
  await openstack.run(`recordset set --record 192.0.2.3 --no-ttl ${www}`)
  expect(await openstack.json(`recordset show ${www}`)).toMatchObject({
    records: '192.0.2.3',
    ttl: null,
    zone_name: 'contract-zone.example.',
  })
  expect(
    await openstack.json('recordset list --type A --data 192.0.2.3 contract-zone.example.'),
  ).toMatchObject([{ name: 'www.contract-zone.example.' }])
  await openstack.run(`recordset delete ${www}`)
  expect(await openstack.refusal(`recordset show ${www}`)).toContain("didn't resolve")
})

test('what a name server would not load is refused', async () => {
  for (const [command, words] of [
    ['zone create --email me@blank.example contract-zone.example.', 'Duplicate Zone'],
    ['zone create --email me@blank.example nodot.example', 'does not end with a dot'],
    ['zone create --email nobody wrong.example.', 'nobody is not an email'],
    [
      'recordset create --type A --record 1.2.3.400 contract-zone.example. bad',
      'Provided object does not match schema|invalid_object|is not a',
    ],
    [
      'recordset create --type CNAME --record a.example. contract-zone.example. contract-zone.example.',
      'CNAME recordsets may not be created at the zone apex',
    ],
    [
      'recordset create --type SOA --record a.example. contract-zone.example. x',
      'is not a|SOA recordset is not allowed|invalid_object',
    ],
  ] as const) {
    expect(await openstack.refusal(command), command).toMatch(new RegExp(words))
  }
})

test('a zone is exported as a zone file and imported from it', async () => {
  await openstack.run(
    'recordset create --type CNAME --record contract-zone.example. contract-zone.example. alias',
  )
  const id = await openstack.value('zone export create contract-zone.example.', 'id')
  await openstack.until(`zone export show ${id}`, 'status', 'COMPLETE')
  const file = await openstack.run(`zone export showfile ${id} -f value`)
  expect(file).toContain('$ORIGIN contract-zone.example.')
  expect(file).toContain('alias.contract-zone.example.  IN CNAME contract-zone.example.')
  const path = join(folder, 'imported.zone')
  await writeFile(
    path,
    `${file.replaceAll('contract-zone.example.', 'contract-imported.example.')}\n`,
  )
  const imported = await openstack.value(`zone import create ${path}`, 'id')
  await openstack.until(`zone import show ${imported}`, 'status', 'COMPLETE')
  expect(
    await openstack.json('recordset list --type CNAME contract-imported.example.'),
  ).toMatchObject([{ name: 'alias.contract-imported.example.' }])
  await openstack.run('zone delete contract-imported.example.')
})

test('the address of a floating IP gets a name and loses it', async () => {
  const id = await openstack.value(
    `floating ip create --description contract-reverse ${cloud.facts.publicNetwork.id}`,
    'id',
  )
  const key = `${cloud.facts.region}:${id}`
  await openstack.run(`ptr record set ${key} host.blank.example.`)
  expect(await openstack.json(`ptr record show ${key}`)).toMatchObject({
    id: key,
    ptrdname: 'host.blank.example.',
  })
  await openstack.run(`ptr record unset ${key}`)
  expect(await openstack.json(`ptr record show ${key}`)).toMatchObject({ ptrdname: null })
  await openstack.run(`floating ip delete ${id}`)
})

test('a reader sees zones and changes nothing', async () => {
  const reader = cloud.client('reader')
  expect(await reader.run('zone list')).not.toContain('contract-zone')
  expect(
    await reader.refusal('zone create --email me@blank.example contract-no.example.'),
  ).toMatch(/403|orbidden/)
})

test('a zone that is deleted goes away', async () => {
  await openstack.run('zone delete contract-zone.example.')
  await expect
    .poll(() => openstack.json('zone list'), { timeout: 20_000 })
    .not.toContainEqual(expect.objectContaining({ name: 'contract-zone.example.' }))
})
