import { readFile } from 'node:fs/promises'
import {
  accounts,
  carryOut,
  expect,
  expectAccessible,
  preproduction,
  test,
} from './dns-fixtures.ts'

test('the zone is seen as a file, and downloaded as one', async ({ page, signIn }) => {
  await signIn(page, accounts.member, '/dns/zones')
  await page.getByRole('link', { name: 'reach.example', exact: true }).click()
  await page.getByRole('link', { name: 'Zone file' }).click()
  await expect(page.getByText('$ORIGIN reach.example.')).toBeVisible()
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  const file = await (await download).path()
  expect(await readFile(file, 'utf8')).toMatch(/^\$ORIGIN reach\.example\.\n\$TTL 3600\n/)
})

test('a file is imported: what it adds, changes and leaves is seen first', async ({
  page,
  signIn,
  newZone,
}) => {
  const zone = await newZone()
  await signIn(page, preproduction, `${zone.path}/file`)
  const choose = async (text: string) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Import a file…' }).click()
    await (
      await chooser
    ).setFiles({
      name: 'zone.txt',
      mimeType: 'text/dns',
      buffer: Buffer.from(text),
    })
  }
  await choose('www 60 IN A 192.0.2.1\nmail IN MX 10 www\nold A 192.0.2.9\n')
  await expect(page.getByText(/3 added, 0 changed/)).toBeVisible()
  await page.getByRole('button', { name: 'Apply 3 changes' }).click()
  await expect(page.getByText(/^www +60 IN A +192\.0\.2\.1/m)).toBeVisible()
  await expect
    .poll(() => zone.records('MX'))
    .toMatchObject([{ records: [`10 www.${zone.name}.`] }])

  await choose('www 60 IN A 192.0.2.2\nmail IN MX 10 www\nnew A 192.0.2.3\n')
  await expect(
    page.getByText(/1 added, 1 changed, 1 left though not in the file, 1 the same/),
  ).toBeVisible()
  await page.getByRole('checkbox', { name: 'Delete what is not in the file: 1' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Apply 3 changes' }).click()
  await expect(page.getByText(/192\.0\.2\.3/).first()).toBeVisible()
  await expect
    .poll(() => zone.records('A'))
    .toMatchObject([
      { name: `new.${zone.name}.`, records: ['192.0.2.3'] },
      { name: `www.${zone.name}.`, records: ['192.0.2.2'], ttl: 60 },
    ])
})

test('a file with faults names each line, and changes nothing', async ({
  page,
  signIn,
  newZone,
}) => {
  const zone = await newZone()
  await signIn(page, preproduction, `${zone.path}/file`)
  await page.getByRole('button', { name: 'Edit the file' }).click()
  await page
    .getByRole('textbox', { name: 'Zone file' })
    .fill('www A 192.0.2.300\nok A 192.0.2.1\n$INCLUDE other\n')
  const problems = page.getByRole('alert')
  await expect(problems).toContainText('Line 1: “192.0.2.300” is no IPv4 address.')
  await expect(problems).toContainText('Line 3: Other files can not be included')
  await expect(page.getByRole('button', { name: /^Apply/ })).toBeDisabled()
  expect(await zone.records('A')).toEqual([])
})

test('a file that clashes with what stays in the zone is told before it is applied', async ({
  page,
  signIn,
  api,
  newZone,
}) => {
  const zone = await newZone()
  const input = { type: 'A', name: 'www', records: ['192.0.2.1'] }
  await carryOut(api, 'zone.add-records', zone, input)
  await signIn(page, preproduction, `${zone.path}/file`)
  await page.getByRole('button', { name: 'Edit the file' }).click()
  await page
    .getByRole('textbox', { name: 'Zone file' })
    .fill('www CNAME mail\nmail A 192.0.2.2\n')
  const problem = page.getByText('www has records already: it can not be an alias too.')
  await expect(problem).toBeVisible()
  const apply = page.getByRole('button', { name: /^Apply/ })
  await expect(apply).toBeDisabled()
  await page.getByRole('checkbox', { name: 'Delete what is not in the file: 1' }).click()
  await expect(problem).toHaveCount(0)
  await apply.click()
  await expect
    .poll(() => zone.records('CNAME'))
    .toMatchObject([{ records: [`mail.${zone.name}.`] }])
})

test('an import that stops half-way names what was done, and shows what is left', async ({
  page,
  signIn,
  newZone,
}) => {
  const zone = await newZone()
  await signIn(page, preproduction, `${zone.path}/file`)
  await page.getByRole('button', { name: 'Edit the file' }).click()
  const line = (name: string, at: number) => `${name} A 192.0.2.${at}`
  // One part of 25, and a second one in which a set has more records than the cloud takes.
  const first = Array.from({ length: 25 }, (_, at) => line(`h${at}`, at))
  const big = Array.from({ length: 21 }, (_, at) => line('big', at))
  const file = [...first, line('a', 1), ...big, line('z', 1)].join('\n')
  await page.getByRole('textbox', { name: 'Zone file' }).fill(file)
  await page.getByRole('button', { name: 'Apply 28 changes' }).click()
  const failure = page.getByRole('alert')
  await expect(failure).toContainText(
    'It stopped at: add big A. Done before: add a A. Not begun: add z A.',
  )
  await expect(failure).toContainText('The first 25 of 28 changes were made.')
  await expect(page.getByText(/2 added, 0 changed, .* 26 the same/)).toBeVisible()
})

test('what is exported is imported again as the same, whatever the spelling', async ({
  page,
  signIn,
  api,
  newZone,
}) => {
  const zone = await newZone()
  const add = async (type: string, name: string, ...records: string[]) =>
    carryOut(api, 'zone.add-records', zone, { type, name, records })
  await add('TXT', '_dmarc', '"v=DMARC1;p=none"')
  await add('NAPTR', 'enum', String.raw`1 1 U E2U+sip !^\(.*\)$!sip:\\1\;a@b! a.example.`)
  await add('CAA', '@', '0 issue ca.example; validationmethods=dns-01')
  await add('AAAA', 'www', '2001:db8::1')
  await signIn(page, preproduction, `${zone.path}/file`)
  await page.getByRole('button', { name: 'Edit the file' }).click()
  await expect(page.getByText(/0 added, 0 changed, .* 4 the same/)).toBeVisible()
  const editor = page.getByRole('textbox', { name: 'Zone file' })
  const file = await editor.inputValue()
  expect(file).toContain(String.raw`"!^(.*)$!sip:\\1;a@b!"`)
  await editor.fill(file.replace('2001:db8::1', '2001:DB8:0::1'))
  await expect(page.getByText(/0 added, 0 changed, .* 4 the same/)).toBeVisible()
})
