import { accounts, expect, expectAccessible, test } from './network-fixtures.ts'

test.describe('the picture of a region’s networks', () => {
  test('shows networks, routers and servers as links, and the same as a table', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.member, '/topology')
    const picture = page.getByRole('group', { name: /^Networks, routers and servers/ })
    await expect(picture.getByRole('link', { name: /^reach-net 10/ })).toBeVisible()
    await expect(picture.getByRole('link', { name: /^reach-router Router/ })).toBeVisible()
    await expect(picture.getByRole('link', { name: /^public Outside/ })).toBeVisible()
    const table = page.getByRole('table', { name: 'Networks and what joins them' })
    await expect(table.getByRole('row', { name: /office-net/ })).toContainText(
      'reach-router',
    )
    await expect(table.getByRole('row', { name: /database-net/ })).toContainText('none')
    await expectAccessible(page)
    await picture.getByRole('link', { name: /^reach-router Router/ }).click()
    await expect(page).toHaveURL(/\/routers\/dfw\//)
  })

  test('folds many servers, and opens them by the keyboard', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/topology')
    const fold = page.getByRole('button', { name: /more servers of reach-net$/ })
    await fold.focus()
    await page.keyboard.press('Enter')
    const fewer = page.getByRole('button', { name: 'Show fewer of reach-net' })
    await expect(fewer).toBeFocused()
    await expect(page.getByRole('link', { name: /^Server twisted-sandbox/ })).toHaveCount(0)
    const last = page.getByRole('link', { name: /^Server selenium-linux,/ })
    await expect(last).toBeVisible()
    await last.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('selenium-linux')
  })

  test('is of the region that is chosen, which the address keeps', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.reader, '/topology')
    await page.getByRole('combobox', { name: 'Region' }).selectOption('syd')
    await expect(page).toHaveURL(/region=syd/)
    const table = page.getByRole('table', { name: 'Networks and what joins them' })
    await expect(table.getByRole('row', { name: /sandbox-net/ })).toContainText(
      'Switched off',
    )
    await page.reload()
    await expect(table.getByRole('row', { name: /sandbox-net/ })).toBeVisible()
  })

  test('says that a region does not answer', async ({ page, signIn, dials }) => {
    await dials({ region: 'dfw', service: 'network', down: true })
    await signIn(page, accounts.member, '/topology')
    await expect(page.getByRole('alert')).toContainText('The networks could not be read')
  })
})
