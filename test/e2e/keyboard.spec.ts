import type { Page } from '@playwright/test'
import {
  accounts,
  expect,
  expectAccessible,
  expectStatus,
  preproduction,
  statusOf,
  test,
} from './server-fixtures.ts'

test.describe('without a mouse', () => {
  test('an act is carried out from the list, and the focus comes back', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const server = await newServer({ name: 'by-keys' })
    await signIn(page, preproduction, '/servers')
    await expect(page.getByRole('link', { name: server.name })).toBeVisible()
    await page.keyboard.press('/')
    await page.keyboard.type(server.name)
    await expect(page.getByText(/^1 of \d+ match/)).toBeVisible()
    await page.getByRole('grid', { name: 'Servers' }).focus()
    await page.keyboard.press('j')
    const acts = page.getByRole('button', { name: `Acts of ${server.name}` })
    await tabTo(page, `Acts of ${server.name}`)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: 'Reboot' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(acts).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await page.keyboard.type('shut')
    await expect(page.getByRole('menuitem', { name: 'Shut down' })).toBeFocused()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: `Shut down ${server.name}` })
    await expect(dialog).toBeVisible()
    await tabTo(page, 'Shut down')
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expectStatus(api, server, 'SHUTOFF')
    await expect(page.getByRole('row', { name: server.name })).toContainText('Shut off')
    await expect(acts).toBeFocused()
  })

  test('servers are searched from every page', async ({ page, signIn }) => {
    await signIn(page, preproduction, '/images')
    await expect(page.getByRole('searchbox', { name: 'Search images' })).toBeVisible()
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('searchbox', { name: 'Search servers' })).toBeFocused()
    await page.keyboard.type('nothing-has-this')
    await expect(page).toHaveURL(/\/servers\?q=nothing-has-this/)
  })

  test('a popover is opened, given up and opened again', async ({
    page,
    signIn,
    newServer,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    const button = page.getByRole('button', { name: 'Reboot' })
    await button.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: `Reboot ${server.name}` })
    await expect(dialog).toBeVisible()
    await tabTo(page, 'Soft')
    await page.keyboard.press('ArrowDown')
    await expect(dialog.getByRole('radio', { name: /^Hard/ })).toBeChecked()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(button).toBeFocused()
    const more = page.getByRole('button', { name: /^More acts on/ })
    await more.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await page.keyboard.type('rename')
    await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused()
    await page.keyboard.press('Enter')
    const rename = page.getByRole('dialog', { name: `Rename ${server.name}` })
    await tabTo(page, 'Name')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(`${server.name}-typed`)
    await page.keyboard.press('Enter')
    await expect(rename).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      `${server.name}-typed`,
    )
    await expect(page.getByRole('button', { name: /^More acts on/ })).toBeFocused()
  })

  test('the keys are told by ?, but not while something is typed', async ({
    page,
    signIn,
  }) => {
    await signIn(page, preproduction)
    await expect(page.getByRole('grid', { name: 'Servers' })).toBeVisible()
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await page.keyboard.press('?')
    await expect(help).toBeVisible()
    await expect(help).toContainText('Next and previous row')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(help).toBeHidden()
    const search = page.getByRole('searchbox', { name: 'Search servers' })
    await search.focus()
    await page.keyboard.type('?')
    await expect(search).toHaveValue('?')
    await expect(help).toBeHidden()
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('a popover is a sheet at the bottom, and nothing scrolls sideways', async ({
    page,
    signIn,
    newServer,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
    await expectFits(page)
    await page.getByRole('button', { name: 'Resize' }).click()
    const dialog = page.getByRole('dialog', { name: 'Choose a new size for this server' })
    await dialog.getByRole('radio', { name: '1GB Standard' }).check()
    await dialog.getByText('The same as CLI, API, Terraform').click()
    await expectAccessible(page)
    const box = await dialog.boundingBox()
    expect(box?.width).toBeGreaterThan(380)
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBeGreaterThanOrEqual(840)
    await expect(dialog.getByRole('button', { name: 'Resize server' })).toBeInViewport()
    await expectFits(page)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toBeHidden()
    for (const part of ['Console log', 'Actions', 'Activity']) {
      await page.getByRole('link', { name: part }).click()
      await expect(page.getByRole('link', { name: part })).toHaveAttribute(
        'aria-current',
        'page',
      )
      await expectFits(page)
    }
  })

  test('the regions stand first in the navigation, which can be scrolled to its end', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.member)
    await expect(page.getByText('38 of 38 match')).toBeVisible()
    await page.getByRole('button', { name: 'Navigation' }).click()
    const navigation = page.getByRole('navigation', { name: 'Pages' })
    const last = navigation.getByRole('link').last()
    await last.scrollIntoViewIfNeeded()
    await expect(last).toBeInViewport()
    await navigation.getByRole('button', { name: /^Regions: All regions/ }).click()
    await expectAccessible(page)
    await page.getByRole('menuitem', { name: /^Chicago/ }).click()
    await expect(page).toHaveURL(/region=ord/)
    await expect(page.getByText('11 of 38 match')).toBeVisible()
  })

  test('the create page fits too', async ({ page, signIn }) => {
    await signIn(page, preproduction, '/servers/create')
    await page.getByRole('radio', { name: /^Debian 13/ }).check()
    await page.getByRole('radio', { name: '1GB Standard' }).check()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('on-a-phone')
    await expect(page.getByRole('button', { name: 'Create server' })).toBeEnabled()
    await expectAccessible(page)
    await expectFits(page)
  })
})

/** Presses Tab until the control of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = page.locator(':focus')
  const passed: string[] = []
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press('Tab')
    const label = await focused.evaluate((element) => {
      const labels = element instanceof HTMLInputElement ? element.labels : null
      return (
        element.getAttribute('aria-label') ??
        [...(labels ?? [])].map((each) => each.textContent).join(' ') + element.textContent
      )
    })
    passed.push(label)
    if (label.startsWith(name)) return
  }
  throw new Error(`Tab does not reach “${name}” but: ${passed.join(', ')}`)
}

async function expectFits(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
}
