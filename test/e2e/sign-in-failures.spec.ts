import type { Page } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import { accounts, expect, test } from './fixtures.ts'
import { passcode } from './totp.ts'

/** What `totp-user` of the simulator's seeds has in the authenticator. */
const authenticatorSecret = 'ALOFTDEMOTOTPSECRETALOFTDEMOTOTP'

async function submit(page: Page, user: string, password: string): Promise<void> {
  await page.getByLabel('Username').fill(user)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test.describe('signing in when something is wrong', () => {
  test('says that the password is not right, and keeps the user name', async ({ page }) => {
    await page.goto('/')
    await submit(page, accounts.member.user, 'not-the-password')
    await expect(page.getByText('The user name or password is not right.')).toBeVisible()
    await expect(page.getByLabel('Username')).toHaveValue(accounts.member.user)
    await expectAccessible(page)
  })

  test('locks out after five failures and says how long to wait', async ({ page }) => {
    await page.goto('/')
    for (let failure = 0; failure < 5; failure += 1) {
      const answered = page.waitForResponse(
        (response) => response.request().method() === 'POST',
      )
      await submit(page, 'locked-out-by-this-suite', `wrong-${failure}`)
      await answered
    }
    await submit(page, 'locked-out-by-this-suite', 'wrong-again')
    await expect(
      page.getByText(/Too many failed attempts.*(Wait|try again in) \d/),
    ).toBeVisible()
    await expectAccessible(page)
  })

  test('says that the cloud does not answer, not that the password is wrong', async ({
    page,
    dials,
  }) => {
    await page.goto('/')
    await dials({ region: '*', service: 'identity', errorRate: 1 })
    await submit(page, accounts.member.user, accounts.member.password)
    await expect(page.getByText(/identity service does not answer/)).toBeVisible()
    await dials({ region: '*', service: 'identity', errorRate: 0 })
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Servers' })).toBeVisible()
  })

  test('names the projects there are when the chosen one is not among them', async ({
    page,
  }) => {
    await page.goto('/')
    await page.getByText('More options', { exact: true }).click()
    await page.getByLabel('Project').fill('no-such-project')
    await submit(page, accounts.member.user, accounts.member.password)
    await expect(page.getByText(/reach-production/)).toBeVisible()
  })

  test('asks for the passcode and takes the one of the authenticator', async ({ page }) => {
    await page.goto('/')
    await submit(page, accounts.careful.user, accounts.careful.password)
    const field = page.getByRole('textbox', { name: 'Passcode' })
    await expect(field).toBeFocused()
    await expectAccessible(page)
    await field.fill('000000')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText(/The passcode is not right/)).toBeVisible()
    await field.fill(passcode(authenticatorSecret, Date.now()))
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Servers' })).toBeVisible()
  })

  test('has a way to get help', async ({ page }) => {
    await page.goto('/')
    await page.getByText('Need help logging in?').click()
    await expect(page.getByText('The password is forgotten')).toBeVisible()
    await expectAccessible(page)
  })
})
