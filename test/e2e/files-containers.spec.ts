import { randomUUID } from 'node:crypto'
import { gateway } from '@aloft/contracts/gateway'
import { accounts, expect, expectAccessible, preproduction, test } from './file-fixtures.ts'

test.describe('containers', () => {
  test('of all regions are one list, with who may read them', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/files')
    const assets = page.getByRole('row', { name: /assets/ })
    await expect(assets).toContainText('Public, with listings')
    await expect(assets).toContainText('Dallas')
    await expect(page.getByRole('row', { name: /team-photos/ })).toContainText('Virginia')
    await expect(page.getByRole('row', { name: /status-page/ })).toContainText('index.html')
    await expectAccessible(page)
  })

  test('are counted by who may read them, however many there are', async ({
    page,
    aloft,
    signIn,
  }) => {
    const person = await aloft.signIn(accounts.newcomer)
    const names = Array.from({ length: 110 }, (_, at) => `many-${1000 + at}`)
    const swift = (method: string, name: string) =>
      person.fetch(`/api/cloud/dfw/object-store/${name}`, { method })
    await Promise.all(names.map((name) => swift('PUT', name)))
    await person.call(gateway)('POST /acts', {
      body: {
        act: 'container.access',
        key: randomUUID(),
        targets: [{ region: 'dfw', id: 'many-1109' }],
        input: { access: 'listed' },
      },
    })
    await signIn(page, accounts.newcomer, '/files')
    const filters = page.getByRole('complementary', { name: 'Filters' })
    // Each of them is asked for, one request each.
    await expect(filters.getByRole('checkbox', { name: 'Private 109' })).toBeVisible({
      timeout: 45_000,
    })
    const open = filters.getByRole('checkbox', { name: 'Public, with listings 1' })
    await open.click()
    await expect(page.getByRole('link', { name: 'many-1109' })).toBeVisible()
    await Promise.all(names.map((name) => swift('DELETE', name)))
  })

  test('are made, opened to the public, emptied and deleted', async ({ page, signIn }) => {
    const name = `made-${randomUUID().slice(0, 8)}`
    await signIn(page, preproduction, '/files')
    await page.getByRole('button', { name: 'Create container' }).first().click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Region').selectOption('dfw')
    await form.getByLabel('Name').fill(name)
    await form.getByRole('button', { name: 'Create container' }).click()
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
    await expect(page.getByText('Nothing in here yet')).toBeVisible()

    await page.getByRole('button', { name: 'Create folder' }).click()
    await form.getByLabel('Name').fill('summer')
    await form.getByRole('button', { name: 'Create folder' }).click()
    await expect(page.getByRole('link', { name: 'summer/' })).toBeVisible()

    await page.getByRole('button', { name: 'Acts of the container' }).click()
    const menu = page.getByRole('menu')
    await expect(
      menu.getByRole('menuitem', { name: /Delete: It holds 1 object/ }),
    ).toBeDisabled()
    await menu.getByRole('menuitem', { name: 'Change who may read' }).click()
    await form.getByRole('radio', { name: /^Public, with listings/ }).check()
    await expect(form).toContainText('Anybody')
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Public, with listings', { exact: true })).toBeVisible()
    await expectAccessible(page)

    await page.getByRole('button', { name: 'Empty container' }).click()
    const question = page.getByRole('alertdialog')
    await expect(question.getByRole('button', { name: 'Delete' })).toBeDisabled()
    await question.getByRole('textbox').fill(name)
    await question.getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByText('Nothing in here yet')).toBeVisible()
    await page.getByRole('button', { name: 'Acts of the container' }).click()
    await menu.getByRole('menuitem', { name: 'Delete' }).click()
    await form.getByRole('button', { name: 'Delete' }).click()
    await expect(form).toBeHidden()
    await page.goto('/files')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Files')
    await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0)
  })

  test('of a region that is down are named as missing', async ({ page, signIn, dials }) => {
    await dials({ region: 'iad', service: 'object-store', down: true })
    await signIn(page, accounts.member, '/files')
    await expect(page.getByRole('row', { name: /assets/ })).toBeVisible()
    await expect(page.getByText(/Virginia/).first()).toBeVisible()
    await expect(page.getByRole('row', { name: /team-photos/ })).toHaveCount(0)
  })

  test('are looked at by a reader, who changes nothing', async ({ page, signIn }) => {
    await signIn(page, accounts.reader, '/files/dfw/backups')
    await page.getByRole('link', { name: 'db-1/' }).click()
    const expectRefused = async (names: readonly string[]) => {
      for (const name of names) {
        const button = page.getByRole('button', { name, exact: true })
        await expect(button).toBeDisabled()
        await expect(button).toHaveAccessibleDescription(/this needs member/)
      }
    }
    await expectRefused(['Upload', 'Create folder', 'Delete folder'])
    await page.getByRole('checkbox', { name: 'Select db-1/2026-11-01/' }).check()
    await expectRefused(['Copy to…', 'Move to…', 'Delete'])
    await expectAccessible(page)
  })
})
