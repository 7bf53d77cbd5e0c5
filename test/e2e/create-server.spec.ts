import type { Page } from '@playwright/test'
import {
  carryOut,
  expect,
  expectAccessible,
  placeIn,
  preproduction,
  statusOf,
  test,
} from './server-fixtures.ts'

test.describe('creating servers', () => {
  test.beforeEach(async ({ page, signIn, context, aloft }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: aloft.url,
    })
    await signIn(page, preproduction, '/servers/create')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Create server')
  })

  test('asks what is needed, tells cost and quota, and follows it until it runs', async ({
    page,
    deleteLater,
  }) => {
    const summary = page.getByRole('complementary', { name: 'Summary' })
    await expect(summary.getByText('The name is missing.').last()).toBeVisible()
    await fillIn(page, { name: 'made-by-form', region: 'Chicago' })
    await expect(summary).toContainText('1 GB · 1 CPU · 40 GB')
    await expect(summary).toContainText('$43.83 a month')
    await expect(summary).toContainText('$0.06 an hour')
    await expect(summary.getByRole('meter', { name: 'Servers' })).toHaveAttribute(
      'aria-valuetext',
      /of 25, \d+ left/,
    )
    await page.getByRole('textbox', { name: 'Tags' }).fill('blue,')
    await page.getByRole('textbox', { name: 'User data' }).fill('#cloud-config')
    await expectAccessible(page)
    await summary.getByRole('button', { name: 'Create server' }).click()

    await expect(page.getByRole('heading', { level: 1 })).toContainText('made-by-form')
    deleteLater(placeIn(page.url()))
    await expect(page).toHaveURL(/\/servers\/ord\//)
    const once = page.getByRole('region', { name: 'Sign-in details' })
    await expect(once).toContainText('Shown once')
    const password = once.getByLabel('Administrator password of made-by-form', {
      exact: true,
    })
    await expect(password).toHaveText(/^\S{8,}$/)
    await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
    await expectAccessible(page)
    await expect(page.getByText('1GB Standard')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Remove blue' })).toBeVisible()
    await page.reload()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
    await expect(once).toHaveCount(0)
  })

  test('gives the same as CLI, API call and Terraform, copied by a click', async ({
    page,
  }) => {
    const equal = page.getByRole('region', { name: 'The same as a command' })
    const open = equal.getByLabel('CLI', { exact: true }).and(page.locator('pre'))
    for (const word of ['image', 'flavor', 'name'])
      await expect(open).toContainText(`'<${word}>'`)
    await fillIn(page, { name: "it's-quoted", region: 'Sydney' })
    await expect(open).not.toContainText('<')
    const words = {
      CLI: ["'it'\\''s-quoted'", '--os-region-name syd', '--flavor 3'],
      API: ['curl -X POST', '/servers', '$TOKEN', '"flavorRef":"3"'],
      Terraform: ['openstack_compute_instance_v2', 'region', '"syd"', 'flavor_id'],
    }
    for (const [tab, parts] of Object.entries(words)) {
      await equal.getByRole('tab', { name: tab }).click()
      const code = equal.getByLabel(tab, { exact: true }).and(page.locator('pre'))
      for (const part of parts) await expect(code).toContainText(part)
      await equal.getByRole('button', { name: `Copy ${tab}` }).click()
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      expect(copied).toBe(await code.textContent())
    }
    await expectAccessible(page)
  })

  test('makes several at once, each with a number in its name', async ({
    page,
    deleteLater,
  }) => {
    await page.getByRole('spinbutton', { name: 'How many' }).fill('3')
    await fillIn(page, { name: 'node-#.example', region: 'Virginia' })
    await expect(page.getByText(/node-1\.example, node-2\.example/)).toBeVisible()
    await expect(page.getByText('$131.49 a month')).toBeVisible()
    await page.getByRole('button', { name: 'Create 3 servers' }).click()
    await expect(page.getByRole('heading', { name: 'Created servers' })).toBeVisible()
    for (const number of [1, 2, 3]) {
      const name = `node-${number}.example`
      deleteLater(placeIn(await page.getByRole('link', { name }).getAttribute('href')))
      await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText(
        'Active',
      )
    }
    const passwords = page.getByRole('region', { name: 'Passwords' })
    await expect(passwords.getByLabel(/^Administrator password of/)).toHaveCount(3)
    await page.getByRole('link', { name: 'All servers' }).click()
    const told = page.getByRole('alertdialog', { name: 'What was made meanwhile' })
    for (const number of [1, 2, 3])
      await expect(
        told.getByLabel(`Administrator password of node-${number}.example`, {
          exact: true,
        }),
      ).toHaveText(/^\S{8,}$/)
    await told.getByRole('button', { name: 'I have it' }).click()
    await expect(page.getByRole('link', { name: 'node-2.example' })).toBeVisible()
  })

  test('says of what was made that it cannot be read, or that it is gone', async ({
    page,
    api,
    dials,
    deleteLater,
  }) => {
    await page.getByRole('spinbutton', { name: 'How many' }).fill('2')
    await fillIn(page, { name: 'short-lived-#', region: 'Virginia' })
    await page.getByRole('button', { name: 'Create 2 servers' }).click()
    await expect(page.getByRole('heading', { name: 'Created servers' })).toBeVisible()
    const link = page.getByRole('link', { name: 'short-lived-1' })
    const server = placeIn(await link.getAttribute('href'))
    deleteLater(server)
    const other = page.getByRole('link', { name: 'short-lived-2' })
    deleteLater(placeIn(await other.getAttribute('href')))
    const row = page.getByRole('listitem').filter({ hasText: 'short-lived-1' })
    await dials({ region: 'iad', service: 'compute', errorRate: 1, errorStatus: 503 })
    await expect(row).toContainText('Its state could not be read', { timeout: 30_000 })
    await expectAccessible(page)
    await dials({ region: 'iad', service: 'compute', errorRate: 0 })
    await expect(row).toContainText('Active', { timeout: 30_000 })
    await carryOut(api, 'server.delete', server)
    await expect(row).toContainText('Gone', { timeout: 30_000 })
    await expect(link).toHaveCount(0)
    await expect(other).toBeVisible()
  })

  test('keeps the form over a reload and the back button, but not the user data', async ({
    page,
  }) => {
    await fillIn(page, { name: 'half-filled', region: 'Chicago' })
    const userData = page.getByRole('textbox', { name: 'User data' })
    await userData.fill('a secret')
    await page.reload()
    await expectFilled(page, 'half-filled')
    await expect(userData).toHaveValue('')
    const emptied = page.getByText(/The user data are not kept over a reload/)
    await expect(emptied).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Servers', exact: true }).first().click()
    await expect(page).toHaveURL(/\/servers$/)
    await page.goBack()
    await expectFilled(page, 'half-filled')
    const kept = await page.evaluate(() => JSON.stringify(sessionStorage))
    expect(kept).not.toContain('a secret')
    await userData.fill('another secret')
    await expect(emptied).toBeHidden()
  })

  test('says that a draft is here, and lets it go', async ({ page }) => {
    const draft = page.getByText(/^Your draft from .* is here\.$/)
    await expect(draft).toBeHidden()
    await fillIn(page, { name: 'half-filled', region: 'Chicago' })
    await page.getByRole('textbox', { name: 'Tags' }).fill('blue,')
    await expect(draft, 'not while it is written').toBeHidden()
    await page.getByRole('link', { name: 'Servers', exact: true }).first().click()
    await page.getByRole('link', { name: 'Create server' }).click()
    await expect(draft).toBeVisible()
    await expectFilled(page, 'half-filled')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Start anew' }).click()
    await expect(draft).toBeHidden()
    const name = page.getByRole('textbox', { name: 'Name', exact: true })
    await expect(name).toHaveValue('')
    await expect(name).toBeFocused()
    await expect(page.getByRole('radio', { name: /^Debian 13/ })).not.toBeChecked()
    await expect(page.getByRole('button', { name: 'Remove blue' })).toHaveCount(0)
    await page.reload()
    await expect(name).toHaveValue('')
    await expect(draft).toBeHidden()
  })

  test('says of wrong input what to do, before anything is sent', async ({ page }) => {
    await fillIn(page, { name: 'wrong-input', region: 'Dallas' })
    const button = page.getByRole('button', { name: 'Create server' })
    await expect(button).toBeEnabled()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('')
    // A button that says why it is disabled can be pressed; Playwright would wait until it is enabled.
    await button.click({ force: true })
    await expect(page.getByText('It must not be empty.')).toBeVisible()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('x'.repeat(256))
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(/must have at most 255 characters/)
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('wrong-input')
    await page.getByRole('textbox', { name: 'Tags' }).fill('a/b')
    await page.getByRole('textbox', { name: 'Tags' }).press('Enter')
    await expect(
      page.getByText('“a/b” must not hold a slash or a comma.', { exact: true }),
    ).toBeVisible()
    await expectAccessible(page)
    // A size that is too small for the image cannot be chosen.
    await page.getByRole('searchbox', { name: 'Search images' }).fill('windows server 2025')
    await page.getByRole('radio', { name: /^Windows Server 2025/ }).check()
    await expect(page.getByRole('radio', { name: /^256MB Standard/ })).toBeDisabled()
    await expect(page.getByRole('radio', { name: /^256MB Standard/ })).toHaveAccessibleName(
      /too little disk for the image/,
    )
  })
})

async function fillIn(page: Page, wanted: { name: string; region: string }): Promise<void> {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(wanted.name)
  await page.getByRole('radio', { name: new RegExp(`^${wanted.region}`) }).check()
  await page.getByRole('searchbox', { name: 'Search images' }).fill('debian 13')
  await page.getByRole('radio', { name: /^Debian 13/ }).check()
  await page.getByRole('radio', { name: '1GB Standard' }).check()
}

async function expectFilled(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name)
  await expect(page.getByRole('radio', { name: /^Chicago/ })).toBeChecked()
  const image = page.getByRole('radiogroup', { name: 'Image' })
  const chosen = image.getByRole('radio', { name: /^Debian 13/ })
  await expect(chosen).toBeChecked()
  const [box, row] = [await image.boundingBox(), await chosen.boundingBox()]
  expect(row?.y, 'the chosen image is in view in its list').toBeLessThan(
    (box?.y ?? 0) + (box?.height ?? 0),
  )
  await expect(page.getByRole('radio', { name: '1GB Standard' })).toBeChecked()
}
