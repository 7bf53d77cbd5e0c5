import { expectAccessible } from './accessibility.ts'
import { accounts, expect, test } from './fixtures.ts'
import { updateScreenshot } from './screenshot.ts'

test.describe('finding servers in the list', () => {
  test.beforeEach(async ({ page, signIn }) => {
    await signIn(page, accounts.member)
    await expect(page.getByText('38 of 38 match')).toBeVisible()
  })

  test('shows the account of the talk with its counts', async ({ page }) => {
    const filters = page.getByRole('complementary', { name: 'Filters' })
    for (const choice of ['Active 34', 'Error 3', '512 MB 26', '1 GB 9', 'Arch 2013.8 3']) {
      await expect(filters.getByRole('checkbox', { name: choice })).toBeVisible()
    }
    await updateScreenshot(page, 'servers', 'light')
    await updateScreenshot(page, 'servers', 'dark')
    await expectAccessible(page)
  })

  test('combines facets, and the address is the view', async ({ page }) => {
    const filters = page.getByRole('complementary', { name: 'Filters' })
    await filters.getByRole('checkbox', { name: /^Error/ }).click()
    await expect(page.getByText('3 of 38 match')).toBeVisible()
    await filters.getByRole('checkbox', { name: /^Active/ }).click()
    await expect(page.getByText('37 of 38 match')).toBeVisible()
    await filters.getByRole('checkbox', { name: /^Chicago/ }).click()
    await expect(page).toHaveURL(/status=/)
    await expect(page).toHaveURL(/region=ord/)
    const matched = await page.getByText(/\d+ of 38 match/).textContent()
    await page.reload()
    await expect(page.getByText(matched ?? '')).toBeVisible()
    await expect(filters.getByRole('checkbox', { name: /^Chicago/ })).toBeChecked()
    await page.goBack()
    await expect(page.getByText('37 of 38 match')).toBeVisible()
    await page.getByRole('button', { name: /Remove filter Status: Error/ }).click()
    await expect(page.getByText('34 of 38 match')).toBeVisible()
    const search = page.getByRole('searchbox', { name: 'Search servers' })
    for (const words of ['panel', 'panel-web']) {
      await search.fill(words)
      await expect(page).toHaveURL(new RegExp(`q=${words}(&|$)`))
    }
    await page.goBack()
    await expect(search, 'one step of the history, however long it took').toHaveValue('')
    await expect(page.getByText('34 of 38 match')).toBeVisible()
  })

  test('searches name, tag, address and id', async ({ page }) => {
    const search = page.getByRole('searchbox', { name: 'Search servers' })
    await page.keyboard.press('/')
    await expect(search).toBeFocused()
    await search.fill('MEMCACHED')
    await expect(page.getByText('2 of 38 match')).toBeVisible()
    await search.fill('198.61.168')
    await expect(page.getByText('1 of 38 match')).toBeVisible()
    await expect(page.getByRole('link', { name: 'adfadf' })).toBeVisible()
    const href = await page.getByRole('link', { name: 'adfadf' }).getAttribute('href')
    await search.fill(href?.split('/').at(-1) ?? '')
    await expect(page.getByText('1 of 38 match')).toBeVisible()
    await search.fill('staging')
    await expect(page.getByText('8 of 38 match')).toBeVisible()
    await search.fill('nothing-has-this')
    await expect(page.getByText('No server matches')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Clear search and filters' }).click()
    await expect(page.getByText('38 of 38 match')).toBeVisible()
  })

  test('sorts by every column, both ways', async ({ page }) => {
    const first = page.getByRole('row').nth(1)
    await expect(first).toContainText('adfadf')
    await page.getByRole('button', { name: 'Name', exact: true }).click()
    await expect(page).toHaveURL(/sort=-name/)
    await expect(first).toContainText(/web|worker|wordpress|test|redis|staging/)
    await page.getByRole('button', { name: 'Memory', exact: true }).click()
    await expect(first).toContainText('256 MB')
    await page.getByRole('button', { name: 'Memory', exact: true }).click()
    await expect(first).toContainText('8 GB')
    await expect(page.getByRole('columnheader', { name: 'Memory' })).toHaveAttribute(
      'aria-sort',
      'descending',
    )
  })

  test('names the part of a mistyped address that it left out', async ({ page }) => {
    await page.goto('/servers?sort=colour&status=ERROR')
    await expect(page.getByText(/has a part that was left out/)).toBeVisible()
    await expect(page.getByText('3 of 38 match')).toBeVisible()
  })

  test('leaves a status out that there is not, and names it', async ({ page }) => {
    await page.goto('/servers?status=NOPE,error')
    await expect(
      page.getByText(/left out: There is no status "NOPE"; there are ACTIVE, BUILD/),
    ).toBeVisible()
    await expect(page.getByText('3 of 38 match')).toBeVisible()
    const filters = page.getByRole('complementary', { name: 'Filters' })
    await expect(filters.getByRole('checkbox', { name: /^Nope/i })).toHaveCount(0)
    await page.goto('/volumes?status=NOPE')
    await expect(page.getByText(/left out: There is no status "NOPE"/)).toBeVisible()
  })

  test('keeps what is chosen though no server has it just now', async ({ page }) => {
    await page.goto('/servers?status=PAUSED&image=Gone+2013')
    const filters = page.getByRole('complementary', { name: 'Filters' })
    for (const choice of ['Paused 0', 'Gone 2013 0'])
      await expect(filters.getByRole('checkbox', { name: choice })).toBeChecked()
    await expect(page.getByText('No server matches')).toBeVisible()
    await expect(page.getByText(/has a part that was left out/)).toHaveCount(0)
  })
})
