import type { Page } from '@playwright/test'
import {
  accounts,
  expect,
  expectAccessible,
  placeIn,
  preproduction,
  statusOf,
  test,
} from './server-fixtures.ts'

test.describe('a server that is not made', () => {
  test('because the project has several networks, and none was chosen', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.member, '/servers/create')
    await page.getByRole('radio', { name: /^Dallas/ }).check()
    await fillIn(page, { name: 'without-network', size: '512MB Standard' })
    const button = page.getByRole('button', { name: 'Create server' })
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(
      'Choose a network: the project has several here.',
    )
    await page.getByRole('checkbox', { name: /database-net/ }).check()
    await expect(button).toBeEnabled()
  })

  test('because the quota is too small: told before the button is pressed', async ({
    page,
    signIn,
  }) => {
    await signIn(page, preproduction, '/servers/create')
    await fillIn(page, { name: 'too-many', size: '512MB Standard' })
    const howMany = page.getByRole('spinbutton', { name: 'How many' })
    await howMany.fill('50')
    const button = page.getByRole('button', { name: 'Create 50 servers' })
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(
      /Your quota has room for \d+ more servers here\./,
    )
    await expect(page.getByRole('meter', { name: 'Servers' })).toHaveAttribute(
      'aria-valuetext',
      /over the limit of 25/,
    )
    await expectAccessible(page)
    await howMany.fill('8')
    await page.getByRole('radio', { name: '30GB Standard' }).check()
    await expect(
      page.getByRole('button', { name: 'Create 8 servers' }),
    ).toHaveAccessibleDescription(/GB of memory left here; this needs 240 GB/)
  })

  test('because the cloud refuses: what, why, the request id, and the form is kept', async ({
    page,
    signIn,
    dials,
    deleteLater,
  }) => {
    await signIn(page, preproduction, '/servers/create')
    await fillIn(page, { name: 'refused-once', size: '512MB Standard' })
    const button = page.getByRole('button', { name: 'Create server' })
    await expect(button).toBeEnabled()
    await dials({ region: 'dfw', service: 'compute', errorRate: 1, errorStatus: 503 })
    await button.click()
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('It was not done.')
    await expect(alert).toContainText('currently unavailable')
    await expect(alert).toContainText('Answer of compute in Dallas: status 503.')
    await expect(alert.getByRole('button', { name: /^Copy req-/ })).toBeVisible()
    await expectAccessible(page)
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(
      'refused-once',
    )
    await dials({ region: 'dfw', service: 'compute', errorRate: 0 })
    await button.click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('refused-once')
    deleteLater(placeIn(page.url()))
  })

  test('because its build fails: it ends in error, and its page says why', async ({
    page,
    signIn,
    deleteLater,
  }) => {
    await signIn(page, preproduction, '/servers/create')
    await fillIn(page, { name: 'fail-build-1', size: '512MB Standard' })
    await page.getByRole('button', { name: 'Create server' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('fail-build-1')
    deleteLater(placeIn(page.url()))
    await expect(statusOf(page)).toHaveAccessibleName('Status: Error')
    await expect(page.getByRole('alert')).toContainText('Failed to allocate the network(s)')
    await expect(page.getByRole('region', { name: 'Sign-in details' })).toHaveCount(0)
    await page.getByRole('button', { name: /^More acts on/ }).click()
    await expect(
      page.getByRole('menuitem', {
        name: 'Rebuild: It never ran: delete it and create it again.',
      }),
    ).toBeDisabled()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeEnabled()
    await expectAccessible(page)
  })

  test('because the builds of several fail: no password is shown, here or later', async ({
    page,
    signIn,
    deleteLater,
  }) => {
    await signIn(page, preproduction, '/servers/create')
    await page.getByRole('spinbutton', { name: 'How many' }).fill('2')
    await fillIn(page, { name: 'fail-build-#', size: '512MB Standard' })
    await page.getByRole('button', { name: 'Create 2 servers' }).click()
    for (const name of ['fail-build-1', 'fail-build-2']) {
      deleteLater(placeIn(await page.getByRole('link', { name }).getAttribute('href')))
      await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText(
        'Error',
      )
    }
    await expect(page.getByRole('region', { name: 'Passwords' })).toHaveCount(0)
    await page.getByRole('link', { name: 'All servers' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Servers')
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
  })

  test('because the role is too small: told on the page and on the button', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.reader, '/servers/create')
    const reason = 'You have the role reader in this project; this needs member.'
    await expect(page.getByRole('status').filter({ hasText: reason })).toBeVisible()
    const button = page.getByRole('button', { name: 'Create server' })
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(reason)
    await expectAccessible(page)
  })

  test('because its region does not answer: another one can be chosen', async ({
    page,
    signIn,
    dials,
  }) => {
    await dials({ region: 'ord', service: 'image', down: true })
    await signIn(page, preproduction, '/servers/create')
    await page.getByRole('radio', { name: /^Chicago/ }).check()
    await expect(page.getByRole('alert')).toContainText('The images could not be read')
    await expectAccessible(page)
    await page.getByRole('radio', { name: /^Dallas/ }).check()
    await expect(page.getByRole('radio', { name: /^Debian 13/ })).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
})

async function fillIn(page: Page, wanted: { name: string; size: string }): Promise<void> {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(wanted.name)
  await page.getByRole('radio', { name: /^Dallas/ }).check()
  await page.getByRole('searchbox', { name: 'Search images' }).fill('debian 13')
  await page.getByRole('radio', { name: /^Debian 13/ }).check()
  await page.getByRole('radio', { name: wanted.size }).check()
}
