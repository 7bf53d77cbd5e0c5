import type { ErrorBody } from '@aloft/contracts/error-body'
import { expectAccessible } from './accessibility.ts'
import { accounts, expect, test } from './fixtures.ts'

test.describe('a session', () => {
  test('outlives its token: the password is asked in place and the page goes on', async ({
    page,
    signIn,
    dials,
  }) => {
    await signIn(page, accounts.member, '/servers?q=lb')
    await expect(page.getByRole('link', { name: 'lb-dfw-1' })).toBeVisible()
    await dials({ revokeAll: true })
    await page.getByRole('link', { name: 'lb-dfw-1' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Enter your password to go on' })
    await expect(dialog).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('textbox', { name: 'Password' }).fill('wrong')
    await dialog.getByRole('button', { name: 'Continue' }).click()
    await expect(dialog.getByText(/password is not right/)).toBeVisible()
    await dialog.getByRole('textbox', { name: 'Password' }).fill(accounts.member.password)
    await dialog.getByRole('button', { name: 'Continue' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('heading', { level: 1, name: 'lb-dfw-1' })).toBeVisible()
  })

  test('that ended while Aloft was away is asked about in place, and nothing is lost', async ({
    page,
    signIn,
    context,
  }) => {
    await signIn(page, accounts.member, '/servers/create')
    const name = page.getByRole('textbox', { name: 'Name', exact: true })
    await name.fill('half-filled')
    const userData = page.getByRole('textbox', { name: 'User data' })
    await userData.fill('#cloud-config')
    await context.clearCookies()
    await context.setOffline(true)
    await page.getByRole('radio', { name: /^Sydney/ }).check()
    await expect(page.getByText(/Aloft cannot be reached/)).toBeVisible()
    await context.setOffline(false)
    const dialog = page.getByRole('alertdialog', { name: 'Enter your password to go on' })
    await dialog.getByRole('textbox', { name: 'Password' }).fill(accounts.member.password)
    await dialog.getByRole('button', { name: 'Continue' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText(/Aloft cannot be reached/)).toBeHidden()
    await expect(name).toHaveValue('half-filled')
    await expect(userData).toHaveValue('#cloud-config')
    await expect(page.getByRole('radio', { name: '1GB Standard' })).toBeVisible()
  })

  test('leaves nothing to the next person in the same tab', async ({
    page,
    signIn,
    context,
  }) => {
    await signIn(page, accounts.member, '/servers/create')
    const name = page.getByRole('textbox', { name: 'Name', exact: true })
    await name.fill('half-filled')
    await page.getByRole('button', { name: 'Project: reach-production' }).click()
    const other = page.getByRole('menuitem', { name: /reach-preproduction/ })
    await expect(other).toBeVisible()
    await context.setOffline(true)
    await other.click()
    const notices = page.getByRole('region', { name: 'Notices' })
    await expect(notices).toContainText('The project could not be changed')
    await context.setOffline(false)
    await expect(page.getByText(/Aloft cannot be reached/)).toBeHidden()
    await page.getByRole('button', { name: 'Account of reachnovadevops' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()

    await page.getByRole('textbox', { name: 'Username' }).fill(accounts.reader.user)
    await page.getByRole('textbox', { name: 'Password' }).fill(accounts.reader.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('button', { name: 'Account of auditor' })).toBeVisible()
    await expect(name).toHaveValue('')
    await expect(notices).not.toContainText('The project could not be changed')
    const kept = await page.evaluate(() => JSON.stringify(sessionStorage))
    expect(kept).not.toContain('half-filled')
  })

  test('moves to another project of the person, and the list follows', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.member)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('38')
    await page.getByRole('button', { name: 'Project: reach-production' }).click()
    await page.getByRole('menuitem', { name: /reach-preproduction/ }).click()
    await expect(
      page.getByRole('button', { name: 'Project: reach-preproduction' }),
    ).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText('38')
    await page.reload()
    await expect(
      page.getByRole('button', { name: 'Project: reach-preproduction' }),
    ).toBeVisible()
  })

  test('ends at sign-out: the page is gone and the cookie opens nothing', async ({
    page,
    signIn,
    aloft,
    context,
  }) => {
    await signIn(page, accounts.member)
    const [cookie] = await context.cookies()
    await page.getByRole('button', { name: 'Account of reachnovadevops' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
    const again = await page.request.get(`${aloft.url}/api/gateway/session`, {
      headers: { cookie: `${cookie?.name}=${cookie?.value}` },
    })
    expect(again.status()).toBe(401)
    await page.goto('/servers')
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  })

  test('that was tampered with is refused in clear words', async ({
    page,
    signIn,
    context,
  }) => {
    await signIn(page, accounts.member)
    const [cookie] = await context.cookies()
    if (cookie === undefined) throw new Error('There is no cookie')
    const changed = `${cookie.value.slice(0, -3)}abc`
    const refused = await page.request.get('/api/gateway/session', {
      headers: { cookie: `${cookie.name}=${changed}` },
    })
    expect(refused.status()).toBe(401)
    const { error }: ErrorBody = await refused.json()
    expect(error.code).toBe('not_signed_in')
    expect(error.message).toMatch(/cookie.*changed/)
    await context.addCookies([{ ...cookie, value: changed }])
    await page.reload()
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  })

  test('keeps the theme that the person chose', async ({ page, signIn }) => {
    await signIn(page, accounts.member)
    await page.getByRole('button', { name: 'Account of reachnovadevops' }).click()
    await page.getByRole('menuitem', { name: 'Dark' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})
