import type { Page } from '@playwright/test'
import { carryOut, expect, expectAccessible, preproduction, test } from './dns-fixtures.ts'

/** What is typed for one record of each type, and what the cloud must have then. */
const examples: readonly {
  type: string
  name: string
  parts: Readonly<Record<string, string>>
  choices?: Readonly<Record<string, string>>
  data: string
}[] = [
  { type: 'A', name: 'a', parts: { Address: '192.0.2.7' }, data: '192.0.2.7' },
  { type: 'AAAA', name: 'aaaa', parts: { Address: '2001:db8::7' }, data: '2001:db8::7' },
  { type: 'CNAME', name: 'cname', parts: { Target: 'a.example.com.' }, data: 'a.example.com.' },
  { type: 'MX', name: '@', parts: { Priority: '10', Server: 'mail.example.com.' }, data: '10 mail.example.com.' },
  { type: 'TXT', name: 'txt', parts: { Text: 'v=spf1 "x" -all' }, data: String.raw`"v=spf1 \"x\" -all"` },
  { type: 'SPF', name: 'spf', parts: { Text: 'v=spf1 -all' }, data: '"v=spf1 -all"' },
  { type: 'SRV', name: '_sip._tcp', parts: { Priority: '10', Weight: '60', Port: '5060', Server: 'sip.example.com.' }, data: '10 60 5060 sip.example.com.' },
  { type: 'CAA', name: '@', parts: { Value: 'letsencrypt.org' }, choices: { Tag: 'issuewild' }, data: '0 issuewild letsencrypt.org' },
  { type: 'NS', name: 'child', parts: { Server: 'ns1.example.net.' }, data: 'ns1.example.net.' },
  { type: 'PTR', name: 'ptr', parts: { Name: 'www.example.com.' }, data: 'www.example.com.' },
  { type: 'SSHFP', name: 'host', parts: { Fingerprint: 'ab'.repeat(32) }, choices: { Algorithm: '4' }, data: `4 2 ${'ab'.repeat(32)}` },
  { type: 'NAPTR', name: 'enum', parts: { Order: '100', Preference: '10', Flags: 'U', Service: 'E2U+sip', Pattern: String.raw`!^(.*)$!sip:\1@example.com!`, Replacement: 'example.com.' }, data: String.raw`100 10 U E2U+sip !^\(.*\)$!sip:\\1@example.com! example.com.` },
  { type: 'CERT', name: 'cert', parts: { Type: 'PGP', 'Key tag': '0', Algorithm: '0', Certificate: 'bGV0IG1lIGlu' }, data: 'PGP 0 0 bGV0IG1lIGlu' },
] // prettier-ignore

async function open(page: Page, type: string, name: string) {
  await page.getByRole('button', { name: 'Add records', exact: true }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('combobox', { name: /^Type/ }).selectOption(type)
  if (name !== '@') await form.getByRole('textbox', { name: /^Name/ }).first().fill(name)
  return form
}

test('records of every type are added by their own form', async ({
  page,
  signIn,
  newZone,
}) => {
  test.slow()
  const zone = await newZone()
  await signIn(page, preproduction, zone.path)
  for (const { type, name, parts, choices = {}, data } of examples) {
    const form = await open(page, type, name)
    const records = form.getByRole('group', { name: 'Records' })
    for (const [label, value] of Object.entries(choices))
      await records.getByRole('combobox', { name: label }).selectOption(value)
    for (const [label, value] of Object.entries(parts))
      await records.getByRole('textbox', { name: label, exact: true }).fill(value)
    await form.getByRole('button', { name: 'Add records' }).click()
    await expect(form).toHaveCount(0)
    await expect
      .poll(async () => JSON.stringify(await zone.records(type)))
      .toContain(JSON.stringify([data]))
  }
  await page.goto(`${zone.path}?type=MX`)
  await expect(page.getByRole('row', { name: /10 mail\.example\.com/ })).toBeVisible()
})

test('a record that no name server would load is refused while it is typed', async ({
  page,
  signIn,
  newZone,
}) => {
  const zone = await newZone()
  await signIn(page, preproduction, zone.path)
  const form = await open(page, 'A', 'www')
  const address = form.getByRole('textbox', { name: 'Address' })
  await address.fill('192.0.2.300')
  await expect(form.getByText('“192.0.2.300” is no IPv4 address.').first()).toBeVisible()
  const add = form.getByRole('button', { name: 'Add records' })
  await expect(add).toBeDisabled()
  await expectAccessible(page)
  await address.fill('192.0.2.30')
  await form.getByRole('textbox', { name: /^Name/ }).first().fill('not a name')
  await expect(form.getByText(/has a blank in it/).first()).toBeVisible()
  await expect(add).toBeDisabled()
})

test('a fingerprint must have the length of its hash', async ({
  page,
  signIn,
  newZone,
}) => {
  const zone = await newZone()
  await signIn(page, preproduction, zone.path)
  const form = await open(page, 'SSHFP', 'host')
  const add = form.getByRole('button', { name: 'Add records' })
  await form.getByRole('textbox', { name: 'Fingerprint' }).fill('ab'.repeat(20))
  await expect(form.getByText(/SHA-256 has 64 hexadecimal digits/).first()).toBeVisible()
  await expect(add).toBeDisabled()
  await form.getByRole('combobox', { name: 'Hash' }).selectOption('1')
  await expect(form.getByText(/hexadecimal digits/)).toHaveCount(0)
  await expect(add).toBeEnabled()
})

test('a name that is taken is told while it is typed, where the records are known', async ({
  page,
  signIn,
  newZone,
}) => {
  const zone = await newZone()
  await signIn(page, preproduction, zone.path)
  const form = await open(page, 'A', 'taken')
  const add = form.getByRole('button', { name: 'Add records' })
  await form.getByRole('textbox', { name: 'Address' }).fill('192.0.2.1')
  await add.click()
  await expect(form).toHaveCount(0)
  await expect(page.getByRole('row', { name: /taken/ })).toBeVisible()
  await open(page, 'A', 'taken')
  await form.getByRole('textbox', { name: 'Address' }).fill('192.0.2.2')
  await expect(
    form.getByText('taken has A records already: edit them.').first(),
  ).toBeVisible()
  await expect(add).toBeDisabled()
  await form.getByRole('combobox', { name: /^Type/ }).selectOption('CNAME')
  await form.getByRole('textbox', { name: 'Target' }).fill('www.example.com.')
  await expect(form.getByText(/it can not be an alias too/).first()).toBeVisible()
  await expect(add).toBeDisabled()
  await form.getByRole('textbox', { name: /^Name/ }).first().fill('free')
  await expect(add).toBeEnabled()
})

test('a name that has records of the type is refused by the cloud in clear words', async ({
  page,
  signIn,
  api,
  newZone,
}) => {
  const zone = await newZone()
  const input = { type: 'A', name: 'twice', records: ['192.0.2.1'] }
  await carryOut(api, 'zone.add-records', zone, input)
  // A page that has not read the records.
  await signIn(page, preproduction, `${zone.path}/details`)
  const form = await open(page, 'A', 'twice')
  await form.getByRole('textbox', { name: 'Address' }).fill('192.0.2.2')
  await form.getByRole('button', { name: 'Add records' }).click()
  await expect(form.getByRole('alert')).toContainText('Duplicate RecordSet')
})

test('a record that breaks the rules of its type stays when others are edited', async ({
  page,
  signIn,
  api,
  newZone,
}) => {
  const zone = await newZone()
  const short = '1 1 0123456789'
  const held = await api.fetch(
    `/api/cloud/${zone.region}/dns/zones/${zone.id}/recordsets`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        name: `host.${zone.name}.`,
        type: 'SSHFP',
        records: [short, `4 2 ${'ab'.repeat(32)}`],
      }),
    },
  )
  expect(held.status).toBe(202)
  await signIn(page, preproduction, zone.path)
  await page.getByRole('button', { name: /^Acts of host\./ }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  const form = page.getByRole('dialog')
  const unfit = form.getByRole('textbox', { name: /^Record 1/ })
  await expect(unfit).toHaveValue(short)
  await expect(form.getByText(/must have 40 hexadecimal digits/).first()).toBeVisible()
  await expectAccessible(page)
  const save = form.getByRole('button', { name: 'Save' })
  await unfit.fill('1 1 01')
  await expect(save).toBeDisabled()
  await unfit.fill(short)
  const other = form.getByRole('textbox', { name: 'Fingerprint of record 2' })
  await other.fill('cd'.repeat(32))
  await save.click()
  await expect(form).toHaveCount(0)
  await expect
    .poll(() => zone.records('SSHFP'))
    .toMatchObject([{ records: [short, `4 2 ${'cd'.repeat(32)}`] }])
})

test('a change is followed until the name servers have it, or have refused it', async ({
  page,
  signIn,
  newZone,
}) => {
  const zone = await newZone()
  await signIn(page, preproduction, zone.path)
  for (const name of ['good', 'fail-this']) {
    const form = await open(page, 'A', name)
    await form.getByRole('textbox', { name: 'Address' }).fill('192.0.2.1')
    await form.getByRole('button', { name: 'Add records' }).click()
    await expect(form).toHaveCount(0)
  }
  await expect(page.getByRole('row', { name: /good/ })).toContainText('Active')
  await expect(page.getByRole('row', { name: /fail-this/ })).toContainText('Not created')
  await expect(page.getByRole('alert')).toContainText('have not taken the last change')
})

test('the TTL of several is changed at once; the zone’s own records are left alone', async ({
  page,
  signIn,
  newZone,
}) => {
  const zone = await newZone()
  await signIn(page, preproduction, zone.path)
  for (const name of ['one', 'two']) {
    const form = await open(page, 'A', name)
    await form.getByRole('textbox', { name: 'Address' }).fill('192.0.2.1')
    await form.getByRole('button', { name: 'Add records' }).click()
    await expect(form).toHaveCount(0)
  }
  for (const name of [/one/, /two/, /SOA/])
    await page.getByRole('row', { name }).getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Change TTL 2' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('spinbutton').fill('2')
  await form.getByRole('button', { name: 'Change TTL' }).click()
  await expect(form).toHaveCount(0)
  await expect
    .poll(async () => JSON.stringify(await zone.records('A')))
    .toMatch(/"ttl":120.*"ttl":120/)
})

test('records are edited, and deleted', async ({ page, signIn, newZone }) => {
  const zone = await newZone()
  await signIn(page, preproduction, zone.path)
  const form = await open(page, 'TXT', 'note')
  await form.getByRole('textbox', { name: 'Text' }).fill('old')
  await form.getByRole('button', { name: 'Add records' }).click()
  await expect(form).toHaveCount(0)
  const acts = page.getByRole('button', { name: /^Acts of note\./ })
  await acts.click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await expect(form.getByRole('textbox', { name: 'Text' })).toHaveValue('old')
  await form.getByRole('textbox', { name: 'Text' }).fill('new')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('row', { name: /"new"/ })).toBeVisible()
  await acts.click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await form.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('row', { name: /"new"/ })).toHaveCount(0)
})
