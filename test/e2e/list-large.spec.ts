import { startAloft, type TestAloft } from '@aloft/testkit/aloft'
import { startSimulator } from '@aloft/testkit/simulator'
import { expectAccessible } from './accessibility.ts'
import { accounts, expect, test as base } from './fixtures.ts'

/** The only seed with the 10,000 servers; it takes a while to be made, so only here. */
const test = base.extend<object, { readonly isLarge: true }>({
  cloud: [
    // Playwright reads from this pattern what the fixture needs: nothing.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      await using cloud = await startSimulator({ seed: 'demo', speed: 20 })
      await provide(cloud)
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})

test('a zone file is shown when the whole zone was read, and its reading is counted', async ({
  page,
  signIn,
  dials,
}) => {
  await signIn(page, accounts.enterprise, '/dns/zones')
  await page.getByRole('link', { name: 'fleet.enterprise.example' }).click()
  // Each page of records waits long enough to be seen coming.
  await dials({ region: '*', service: 'dns', slowListMs: 1000 })
  await page.getByRole('link', { name: 'Zone file' }).click()
  await page.reload()
  await expect(page.getByText('1,000 record sets read so far')).toBeVisible()
  await expect(page.getByText('$ORIGIN fleet.enterprise.example.')).toHaveCount(0)
  await dials({ region: '*', service: 'dns', slowListMs: 0 })
  await expect(page.getByText('$ORIGIN fleet.enterprise.example.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Download' })).toBeEnabled()
})

test.describe('a list of 10,000 servers', () => {
  test.beforeEach(async ({ page, signIn }) => {
    await signIn(page, accounts.enterprise)
    await expect(page.getByText('10,000 of 10,000 match')).toBeVisible({ timeout: 30_000 })
  })

  test('counts its facets over all of them', async ({ page }) => {
    const filters = page.getByRole('complementary', { name: 'Filters' })
    for (const choice of ['Active 9,833', 'Error 23', 'Dallas 4,204', 'Sydney 722']) {
      await expect(filters.getByRole('checkbox', { name: choice })).toBeVisible()
    }
    await filters.getByRole('checkbox', { name: /^Error/ }).click()
    await expect(page.getByText('23 of 10,000 match')).toBeVisible()
    await expect(page).toHaveURL(/status=/)
    await filters.getByRole('checkbox', { name: /^Error/ }).click()
    await filters.getByRole('checkbox', { name: /^Sydney/ }).click()
    await expect(page.getByText('722 of 10,000 match')).toBeVisible()
    await expectAccessible(page)
  })

  test('is searched and sorted whole, not by the page', async ({ page }) => {
    const search = page.getByRole('searchbox', { name: 'Search servers' })
    const first = page.getByRole('row').nth(1)
    const ascending = (await first.getByRole('link').first().textContent()) ?? ''
    await page.getByRole('button', { name: 'Name', exact: true }).click()
    await expect(page).toHaveURL(/sort=-name/)
    await expect(first).not.toContainText(ascending)
    const last = (await first.getByRole('link').first().textContent()) ?? ''
    expect(last > ascending).toBe(true)
    await search.fill(ascending)
    await expect(page.getByRole('link', { name: ascending, exact: true })).toBeVisible()
    await expect(page.getByText('1 of 10,000 match')).toBeVisible()
  })

  test('is scrolled to its end, with only what is seen in the page', async ({ page }) => {
    const grid = page.getByRole('grid', { name: 'Servers' })
    await expect(grid).toHaveAttribute('aria-rowcount', '10001')
    await page.getByRole('button', { name: 'Name', exact: true }).click()
    await expect(page).toHaveURL(/sort=-name/)
    const first = page.getByRole('row').nth(1).getByRole('link').first()
    const greatest = (await first.textContent()) ?? ''
    await page.getByRole('button', { name: 'Name', exact: true }).click()
    await expect(page).not.toHaveURL(/sort=-name/)
    await grid.focus()
    await page.keyboard.press('End')
    await expect(page.getByRole('link', { name: greatest, exact: true })).toBeVisible()
    await expect(page.locator('[role=row][aria-rowindex="10001"]')).toBeVisible()
    await expect(page.getByRole('columnheader', { name: 'Name' })).toBeInViewport()
    expect(await page.getByRole('row').count()).toBeLessThan(100)
  })

  test('is selected as a whole', async ({ page }) => {
    await page.getByRole('row').nth(1).getByRole('checkbox').click()
    const chosen = page.getByRole('toolbar', { name: 'Acts on what is selected' })
    await expect(chosen).toContainText('1 selected')
    await chosen.getByRole('button', { name: 'Select all 10,000 that match' }).click()
    await expect(chosen).toContainText('10,000 selected')
    await page.getByRole('grid', { name: 'Servers' }).focus()
    await page.keyboard.press('End')
    const end = page.locator('[role=row][aria-rowindex="10001"]')
    await expect(end.getByRole('checkbox')).toBeChecked()
    await chosen.getByRole('button', { name: 'Clear selection' }).click()
    await expect(end.getByRole('checkbox')).not.toBeChecked()
  })
})

test.describe('a list that is too long for a browser', () => {
  let paged: TestAloft

  test.beforeAll(async ({ cloud }) => {
    // As with more than 20,000, which would take longer to make.
    paged = await startAloft({ cloud, settings: ['inventory.memoryRows=5000'] })
  })

  test.afterAll(() => paged[Symbol.asyncDispose]())

  test.beforeEach(async ({ page }) => {
    const { user, password, project } = accounts.enterprise
    const reply = await page.request.post(`${paged.url}/api/gateway/session`, {
      data: { user, password, project },
      headers: { origin: paged.url },
    })
    expect(reply.status()).toBe(201)
    await page.goto(`${paged.url}/servers`)
    await expect(page.getByText('10,000 of 10,000 match')).toBeVisible({ timeout: 30_000 })
  })

  test('never calls its first rows all of them', async ({ page }) => {
    const grid = page.getByRole('grid', { name: 'Servers' })
    const chosen = page.getByRole('toolbar', { name: 'Acts on what is selected' })
    await expect(
      page.getByRole('checkbox', { name: 'Select the first 1,000 of 10,000 that match' }),
    ).toBeVisible()
    await grid.focus()
    await page.keyboard.press('Control+a')
    await expect(chosen).toContainText('1,000 selected of 10,000 that match')
    await page.keyboard.press('End')
    await chosen
      .getByRole('button', { name: 'Select the first 2,000 of 10,000 that match' })
      .click()
    await expect(chosen).toContainText('2,000 selected of 10,000 that match')
    await expectAccessible(page)
  })

  test('is counted, searched and chosen whole once few enough match', async ({ page }) => {
    const filters = page.getByRole('complementary', { name: 'Filters' })
    await expect(filters.getByRole('checkbox', { name: 'Active 9,833' })).toBeVisible()
    await filters.getByRole('checkbox', { name: 'Sydney 722' }).click()
    await expect(page.getByText('722 of 10,000 match')).toBeVisible()
    await page.getByRole('checkbox', { name: 'Select all 722 that match' }).click()
    const chosen = page.getByRole('toolbar', { name: 'Acts on what is selected' })
    await expect(chosen.getByText('722 selected', { exact: true })).toBeVisible()
  })
})

test.describe('a folder of more than a list holds', () => {
  test('is shown by name, page by page, and found by how names begin', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.enterprise, '/files/dfw/invoices')
    await expect(page.getByText('There are more than 20,000 entries here')).toBeVisible({
      timeout: 30_000,
    })
    await expect(page.getByText('200 shown')).toBeVisible()
    await page.getByRole('button', { name: 'Show more' }).click()
    await expect(page.getByText('400 shown')).toBeVisible()
    await expect(
      page.getByRole('button', { name: 'Copy to…' }),
    ).toHaveAccessibleDescription('Select one first.')
    await page.getByRole('searchbox').fill('invoice-0204')
    await expect(page).toHaveURL(/q=invoice-0204/)
    await expect(page.getByRole('link', { name: 'invoice-020499.pdf' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'invoice-000001.pdf' })).toHaveCount(0)
    await page.reload()
    await expect(page.getByRole('link', { name: 'invoice-020400.pdf' })).toBeVisible({
      timeout: 30_000,
    })
    await expect(page.getByRole('searchbox')).toHaveValue('invoice-0204')
    await page.getByRole('checkbox', { name: 'Choose invoice-020401.pdf' }).check()
    await page.getByRole('button', { name: 'Copy to…' }).click()
    await expect(
      page.getByRole('dialog', { name: 'Copy invoice-020401.pdf' }),
    ).toContainText('1 object, 1 kB')
    await expectAccessible(page)
  })
})
