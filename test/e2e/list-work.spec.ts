import { readFile } from 'node:fs/promises'
import { expectAccessible } from './accessibility.ts'
import { accounts, expect, test } from './fixtures.ts'
import type { Locator, Page } from '@playwright/test'

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

  for (const [screen, width] of [
    ['a wide screen', 1440],
    ['a phone', 390],
  ] as const)
    test(`moves no row of ${screen} when the first one is chosen`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 })
      const row = page.getByRole('row').nth(4)
      const before = await boxOf(row)
      await row.getByRole('checkbox').click()
      const chosen = page.getByRole('toolbar', { name: 'Acts on what is selected' })
      await expect(chosen.getByRole('button', { name: 'Delete' })).toBeVisible()
      await expectAccessible(page)
      expect((await boxOf(row)).y).toBe(before.y)
      await chosen.getByRole('button', { name: 'Clear selection' }).click()
      await expect(chosen).toBeHidden()
      expect((await boxOf(row)).y).toBe(before.y)
    })

  test('keeps what deletes a server apart from its other acts', async ({ page }) => {
    await page.getByRole('button', { name: 'Acts of jenkins-01' }).click()
    const groups = page.getByRole('menu', { name: 'Acts of jenkins-01' }).getByRole('group')
    await expect(groups.last().getByRole('menuitem')).toHaveText([/^Delete/])
    await expect(groups.filter({ hasText: 'Rebuild' })).not.toContainText('Delete')
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

  test('has its columns resized and moved by mouse, and remembers it', async ({ page }) => {
    const name = page.getByRole('columnheader', { name: 'Name', exact: true })
    const before = await boxOf(name)
    const edge = Math.round(before.x + before.width - 3)
    await page.mouse.move(edge, before.y + 5)
    await page.mouse.down()
    await page.mouse.move(edge + 80, before.y + 5, { steps: 4 })
    await page.mouse.up()
    const wide = Math.round(before.width + 80)
    await expect.poll(async () => (await boxOf(name)).width).toBe(wide)

    const region = page.getByRole('columnheader', { name: 'Region' })
    const order = await columnOrder(page)
    await region.dragTo(page.getByRole('columnheader', { name: 'Status' }))
    const moved = order.filter((label) => label !== 'Region')
    moved.splice(moved.indexOf('Status'), 0, 'Region')
    await expect.poll(() => columnOrder(page)).toEqual(moved)

    await page.reload()
    await expect.poll(() => columnOrder(page)).toEqual(moved)
    expect((await boxOf(name)).width).toBe(wide)
  })

  test('has its columns resized and moved by keyboard, and remembers it', async ({
    page,
  }) => {
    const head = page.getByRole('columnheader', { name: 'Status' })
    const before = await boxOf(head)
    const order = await columnOrder(page)
    const place = order.indexOf('Status')
    await head.getByRole('button').focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowLeft')
    await expect.poll(async () => (await boxOf(head)).width).toBe(before.width + 16)
    await page.keyboard.press('Alt+ArrowRight')
    await expect
      .poll(async () => (await columnOrder(page)).indexOf('Status'))
      .toBe(place + 1)
    await expect(head.getByRole('button'), 'it can be moved on').toBeFocused()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(() => columnOrder(page)).toEqual(order)
    await page.keyboard.press('Alt+ArrowRight')
    await page.reload()
    await expect
      .poll(async () => (await columnOrder(page)).indexOf('Status'))
      .toBe(place + 1)
    expect((await boxOf(head)).width).toBe(before.width + 16)
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

const columnOrder = (page: Page) =>
  page
    .getByRole('columnheader')
    .evaluateAll((heads) => heads.map((head) => head.textContent ?? ''))

async function boxOf(head: Locator) {
  const box = await head.boundingBox()
  if (box === null) throw new Error('It is not shown')
  return box
}
