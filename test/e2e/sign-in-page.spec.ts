import { expectAccessible } from './accessibility.ts'
import { accounts, expect, test } from './fixtures.ts'

test.describe('the sign-in page', () => {
  test('is what somebody without a session is shown', async ({ page }) => {
    await page.goto('/servers')
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
    await expectAccessible(page)
  })

  test('lets the account of the talk in and shows its servers', async ({ page }) => {
    await page.goto('/')
    await page.getByLabel('Username').fill(accounts.member.user)
    await page.getByRole('textbox', { name: 'Password' }).fill(accounts.member.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Servers' })).toBeVisible()
  })
})
