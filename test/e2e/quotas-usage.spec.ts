import { readFile } from 'node:fs/promises'
import { expectAccessible } from './accessibility.ts'
import { accounts, expect, test } from './fixtures.ts'

test.describe('quotas', () => {
  test('show what is used of what is allowed in every region', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/quotas')
    const compute = page.getByRole('region', { name: 'Compute' })
    await expect(compute.getByRole('columnheader')).toHaveText([
      'Quota',
      /.+/,
      /.+/,
      /.+/,
      /.+/,
    ])
    const servers = compute.getByRole('row', { name: /^Servers/ })
    await expect(servers.getByRole('cell').first()).toHaveText(/^\d+ of \d+/)
    const network = page.getByRole('region', { name: 'Network' })
    await expect(
      network
        .getByRole('row', { name: /^Floating IPs/ })
        .getByRole('cell')
        .first(),
    ).toHaveText(/^\d+ of \d+/)
    await expectAccessible(page)
  })

  test('tell of images, names, files and key pairs too', async ({
    page,
    signIn,
    aloft,
  }) => {
    const api = await aloft.signIn(accounts.operator)
    const bounded = await api.fetch('/api/cloud/dfw/object-store', {
      method: 'POST',
      headers: { 'x-account-meta-quota-bytes': '5000000000' },
    })
    expect(bounded.status).toBe(204)
    await signIn(page, accounts.operator, '/quotas')
    const cell = (section: string, row: RegExp) =>
      page
        .getByRole('region', { name: section, exact: true })
        .getByRole('row', { name: row })
        .getByRole('cell')
        .first()
    await expect(cell('Compute', /^Your key pairs/)).toHaveText(/^\d+ of 100/)
    await expect(cell('Images', /^Images/)).toHaveText(/^\d+ of 200/)
    await expect(cell('Images', /^Size of images/)).toHaveText(/ of 1 TB/)
    await expect(cell('DNS', /^Zones/)).toHaveText(/^\d+ of 10/)
    await expect(cell('DNS', /^Record sets/)).toHaveText(/^\d+, at most 500 in a zone/)
    await expect(cell('Object storage', /^Size of files/)).toHaveText(/ of 5 GB/)
    await expect(cell('Object storage', /^Containers/)).toHaveText(/^\d+, no limit/)
    await expectAccessible(page)
  })

  for (const [path, button, label] of [
    ['/dns/zones', 'Create zone', 'Zones'],
    ['/key-pairs', 'Make a key pair', 'Key pairs'],
    ['/server-groups', 'Create server group', 'Server groups'],
  ] as const) {
    test(`are seen before one is made: ${label}`, async ({ page, signIn }) => {
      await signIn(page, accounts.member, path)
      await page.getByRole('button', { name: button }).first().click()
      const meter = page
        .getByRole('dialog')
        .getByRole('meter', { name: new RegExp(`^${label} in `) })
      await expect(meter.first()).toHaveAttribute('aria-valuetext', /^\d+ of \d+, \d+ left/)
      await expectAccessible(page)
    })
  }

  test('are seen before a container is made, and before a volume is copied', async ({
    page,
    signIn,
    aloft,
  }) => {
    const api = await aloft.signIn(accounts.operator)
    await api.fetch('/api/cloud/dfw/object-store', {
      method: 'POST',
      headers: { 'x-account-meta-quota-bytes': '5000000000' },
    })
    await signIn(page, accounts.operator, '/files')
    await page.getByRole('button', { name: 'Create container' }).first().click()
    await expect(
      page.getByRole('dialog').getByRole('meter', { name: /^Size of files in / }),
    ).toHaveCount(1)
    await signIn(page, accounts.member, '/volumes')
    await page.getByRole('row').nth(1).getByRole('checkbox').click()
    await page.getByRole('button', { name: 'Take a snapshot' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('meter', { name: /^Snapshots in / })).toBeVisible()
    await expect(
      dialog.getByRole('meter', { name: /^Size of volumes and snapshots in / }),
    ).toBeVisible()
  })

  test('name the region that does not tell, and show the others', async ({
    page,
    signIn,
    dials,
  }) => {
    await dials({ region: 'ord', service: 'compute', down: true })
    await signIn(page, accounts.member, '/quotas')
    await expect(page.getByText(/Not known of Chicago/).first()).toBeVisible()
    const servers = page.getByRole('row', { name: /^Servers/ })
    await expect(servers.getByText(/^\d+ of \d+/).first()).toBeVisible()
  })
})

test.describe('usage', () => {
  test('lists what each server took in a period, and in all', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/usage')
    await expect(page.getByText('Server hours', { exact: true })).toBeVisible()
    const rows = page.getByRole('grid').getByRole('row')
    await expect(rows.nth(1)).toBeVisible()
    await expectAccessible(page)

    await page.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: /CSV/ }).click()
    const csv = await readFile(await (await download).path(), 'utf8')
    expect(csv.split('\n')[0]).toContain('Hours')

    await page.getByLabel('From', { exact: true }).fill('2001-01-01')
    await page.getByLabel('To', { exact: true }).fill('2001-01-31')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page).toHaveURL(/from=2001-01-01&to=2001-01-31/)
    await expect(page.getByText('Nothing ran in this time')).toBeVisible()
    await page.goBack()
    await expect(rows.nth(1)).toBeVisible()
  })

  test('refuses a period that ends before it begins', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/usage?from=2026-05-01&to=2026-04-01')
    await page.getByLabel('From', { exact: true }).fill('2026-05-02')
    await page.getByLabel('To', { exact: true }).fill('2026-05-01')
    await expect(page.getByText('It must not be before the first day.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Show' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
  })
})
