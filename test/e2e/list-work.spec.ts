import { readFile } from 'node:fs/promises'
import { expectAccessible } from './accessibility.ts'
import { accounts, expect, test } from './fixtures.ts'

test.describe('working in the list', () => {
  test.beforeEach(async ({ page, signIn }) => {
    await signIn(page, accounts.member)
    await expect(page.getByText('38 of 38 match')).toBeVisible()
  })

  test('chooses rows by mouse, by range and all that match', async ({ page }) => {
    const rows = page.getByRole('row')
    await rows.nth(2).getByRole('checkbox').click()
    await rows
      .nth(5)
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] })
    const chosen = page.getByRole('toolbar', { name: 'Acts on what is selected' })
    await expect(chosen).toContainText('4 selected')
    await page.getByRole('searchbox', { name: 'Search servers' }).fill('memcached')
    await expect(page.getByText('2 of 38 match')).toBeVisible()
    await page.getByRole('checkbox', { name: 'Select all 2 that match' }).click()
    await expect(chosen).toContainText('6 selected')
    await expectAccessible(page)
  })

  test('is worked by keyboard alone', async ({ page }) => {
    await page.getByRole('grid', { name: 'Servers' }).focus()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await expect(
      page.getByRole('toolbar', { name: 'Acts on what is selected' }),
    ).toContainText('1 selected')
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/servers\/[a-z]+\/[0-9a-f-]{36}/)
  })

  test('shows other columns, and remembers them', async ({ page }) => {
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Created' }).click()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('columnheader', { name: 'Created' })).toBeAttached()
    await page.reload()
    await expect(page.getByRole('columnheader', { name: 'Created' })).toBeAttached()
  })

  test('saves what is shown as CSV and as JSON', async ({ page }) => {
    await page.getByRole('searchbox', { name: 'Search servers' }).fill('memcached')
    await expect(page.getByText('2 of 38 match')).toBeVisible()
    await page.getByRole('button', { name: 'Export' }).click()
    const csv = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'CSV' }).click()
    const lines = (await readFile(await (await csv).path(), 'utf8')).trim().split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toContain('Name,Status')
    await page.getByRole('button', { name: 'Export' }).click()
    const json = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'JSON' }).click()
    const parsed: unknown = JSON.parse(await readFile(await (await json).path(), 'utf8'))
    expect(parsed).toHaveLength(2)
  })

  test('copies an address by a click', async ({ page, context, aloft }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: aloft.url,
    })
    await page.getByRole('button', { name: 'Copy 198.61.168.149' }).click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe('198.61.168.149')
  })

  test('fits a phone, with the filters in a sheet', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByRole('checkbox', { name: /^Error/ }).click()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(page.getByText('3 of 38 match')).toBeVisible()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(390)
  })
})
