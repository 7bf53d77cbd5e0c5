import { activity } from '@aloft/contracts/activity'
import {
  accounts,
  chooseAct,
  expect,
  expectAccessible,
  preproduction,
  readServer,
  statusOf,
  test,
} from './server-fixtures.ts'

test.describe('the disk of a server', () => {
  test('is rebuilt by the popover of the talk: public and saved images, a bold warning', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.member, '/servers?q=panel-db-1')
    await page.getByRole('button', { name: 'Acts of panel-db-1' }).click()
    await page.getByRole('menuitem', { name: 'Rebuild' }).click()
    const dialog = page.getByRole('dialog', { name: 'Choose a new image for this server' })
    await expect(dialog.getByRole('tab', { name: 'Public (28)' })).toBeVisible()
    // As on the create page: families, and in each the newest first.
    const families = dialog.getByRole('radiogroup', { name: 'Image' }).getByRole('group')
    await expect(families.first()).toHaveAccessibleName('Ubuntu')
    await expect(families.first().getByRole('radio').first()).toHaveAccessibleName(
      /^Ubuntu 26\.04 LTS/,
    )
    await dialog.getByRole('tab', { name: 'Saved (12)' }).click()
    await dialog.getByRole('radio', { name: /^db-primary before upgrade/ }).check()
    await expect(dialog.getByRole('strong')).toHaveText(
      'Rebuilding will destroy all data and install the image you select.',
    )
    await expectAccessible(page)
    const search = dialog.getByRole('searchbox', { name: 'Search images' })
    await search.fill('no such image')
    await expect(dialog.getByText('No image matches “no such image”.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('row', { name: /panel-db-1/ })).toContainText('Active')
  })

  test('is rebuilt from another image; the new password is shown once', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await chooseAct(page, 'Rebuild')
    const dialog = page.getByRole('dialog', { name: 'Choose a new image for this server' })
    const submit = dialog.getByRole('button', { name: 'Rebuild', exact: true })
    await expect(submit).toHaveAccessibleDescription('Choose or fill in: image.')
    await expect(dialog.getByRole('radio', { name: /^Windows Server 2025/ })).toBeDisabled()
    await dialog.getByRole('searchbox', { name: 'Search images' }).fill('ubuntu 26')
    await dialog.getByRole('radio', { name: /^Ubuntu 26\.04/ }).check()
    await submit.click()
    const done = page.getByRole('dialog', { name: /^Rebuild/ })
    await expect(done.getByText('once')).toBeVisible()
    const password = await done
      .getByLabel(`Administrator password of ${server.name}`, { exact: true })
      .textContent()
    expect(password).toMatch(/^\S{8,}$/)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(done, 'Escape must not lose it').toBeVisible()
    await done.getByRole('button', { name: 'I have it' }).click()
    await expect(done).toBeHidden()
    await expect(page.getByText('Ubuntu 26.04 LTS')).toBeVisible()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
    const kept = await api.call(activity)('GET /entries', {
      query: { target: server.id, limit: 10 },
    })
    expect(kept.entries.map(({ title }) => title)).toContain(`Rebuild ${server.name}`)
    expect(JSON.stringify(kept)).not.toContain(password)
  })

  test('is mended from rescue', async ({ page, signIn, newServer }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await chooseAct(page, 'Rescue')
    const dialog = page.getByRole('dialog', { name: `Rescue ${server.name}` })
    await expect(dialog.getByText(/restarts from a rescue image/)).toBeVisible()
    await dialog
      .getByRole('textbox', { name: /^Password of the rescue system/ })
      .fill('let-me-in-for-now')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Start rescue' }).click()
    const done = page.getByRole('dialog', { name: /^Rescue/ })
    await expect(done).toContainText('let-me-in-for-now')
    await done.getByRole('button', { name: 'I have it' }).click()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Rescue')
    await expect(page.getByText(/It runs the rescue image/)).toBeVisible()
    await page.getByRole('button', { name: 'Leave rescue' }).click()
    await page
      .getByRole('dialog', { name: `Leave rescue ${server.name}` })
      .getByRole('button', { name: 'Leave rescue' })
      .click()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
  })

  test('is saved as an image, from which another can be rebuilt', async ({
    page,
    signIn,
    newServer,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await chooseAct(page, 'Save image')
    const dialog = page.getByRole('dialog', {
      name: 'Save the disk of this server as an image',
    })
    const name = dialog.getByRole('textbox', { name: 'Name of the image' })
    await expect(name).toHaveValue(`${server.name} image`)
    await name.fill('')
    await expect(dialog.getByText('It must not be empty.')).toBeVisible()
    await expectAccessible(page)
    await name.fill(`${server.name} golden`)
    await dialog.getByRole('button', { name: 'Save image' }).click()
    await expect(dialog).toBeHidden()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
    await page.reload()
    await chooseAct(page, 'Rebuild')
    await page.getByRole('tab', { name: /^Saved/ }).click()
    await expect(
      page.getByRole('radio', { name: new RegExp(`^${server.name} golden`) }),
    ).toBeVisible()
  })

  test('gets a new password, which is written down nowhere', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await chooseAct(page, 'Change password')
    const dialog = page.getByRole('dialog', { name: `Change password ${server.name}` })
    const submit = dialog.getByRole('button', { name: 'Change password' })
    await expect(submit).toBeDisabled()
    await dialog
      .getByRole('textbox', { name: 'New administrator password' })
      .fill('a-secret-of-this-test')
    await dialog.getByText('The same as CLI, API, Terraform').click()
    await expect(dialog.getByRole('tabpanel')).toContainText('ADMIN_PASSWORD')
    await expect(dialog.getByRole('tabpanel')).not.toContainText('a-secret-of-this-test')
    await expectAccessible(page)
    await submit.click()
    await expect(dialog).toBeHidden()
    const kept = await api.call(activity)('GET /entries', {
      query: { target: server.id, limit: 10 },
    })
    expect(kept.entries[0]?.title).toBe(`Change password of ${server.name}`)
    expect(JSON.stringify(kept)).not.toContain('a-secret-of-this-test')
    await expect
      .poll(async () => (await readServer(api, server))?.['status'])
      .toBe('ACTIVE')
  })
})
