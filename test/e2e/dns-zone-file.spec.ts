import { readFile } from 'node:fs/promises'
import { accounts, expect, expectAccessible, preproduction, test } from './dns-fixtures.ts'

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
