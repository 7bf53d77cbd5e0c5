import { expectAccessible } from './accessibility.ts'
import { accounts, expect, test } from './fixtures.ts'

test.describe('the list when not all is well', () => {
  test('names a region that fails and shows the rest', async ({ page, signIn, dials }) => {
    await dials({ region: 'ord', service: '*', down: true })
    await signIn(page, { ...accounts.member, project: 'reach-preproduction' })
    const retry = page.getByRole('button', { name: 'Try again' })
    await expect(retry).toBeVisible()
    // What an earlier test of this worker had read of the region stays, marked as old.
    await expect(page.getByRole('main')).toContainText(
      /Chicago could not be read(: .+ The servers of the other regions are| again: .+ What was known before is) shown\./,
    )
    await expect(page.getByRole('main')).not.toContainText(/\bord\b/)
    await expect(page.getByRole('row').nth(1)).toBeVisible()
    await expectAccessible(page)
    await retry.click()
    await expect(retry).toBeVisible()
    await dials({ region: 'ord', service: '*', down: false })
    // Pressed or not: the list asks again by itself.
    await expect(retry).toBeHidden({ timeout: 30_000 })
  })

  test('invites a project without servers to make the first', async ({ page, signIn }) => {
    await signIn(page, accounts.newcomer)
    await expect(page.getByText('Create your first server')).toBeVisible()
    await expectAccessible(page)
  })

  test('says that the panel cannot be reached, and goes on by itself', async ({
    page,
    signIn,
    context,
  }) => {
    await signIn(page, accounts.member)
    await expect(page.getByText('38 of 38 match')).toBeVisible()
    await context.setOffline(true)
    await expect(page.getByText(/Aloft cannot be reached/).first()).toBeVisible({
      timeout: 20_000,
    })
    await expect(page.getByRole('link', { name: 'adfadf' })).toBeVisible()
    // Its code was not needed before, and can not be fetched now.
    await page.getByRole('button', { name: 'Acts of adfadf' }).click()
    await context.setOffline(false)
    await expect(page.getByRole('menuitem', { name: /^Reboot/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText(/Aloft cannot be reached/)).toHaveCount(0, {
      timeout: 20_000,
    })
  })

  test('says that there is no such page', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/no/such/page')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      'There is nothing at this address',
    )
    await expectAccessible(page)
  })
})
