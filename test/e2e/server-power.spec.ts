import {
  carryOut,
  chooseAct,
  expect,
  expectAccessible,
  expectStatus,
  preproduction,
  statusOf,
  test,
} from './server-fixtures.ts'

test.describe('switching a server', () => {
  test('reboots it softly or hard, with a warning where something may be lost', async ({
    page,
    signIn,
    newServer,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await page.getByRole('button', { name: 'Reboot' }).click()
    const dialog = page.getByRole('dialog', { name: `Reboot ${server.name}` })
    await expect(dialog.getByRole('radio', { name: /^Soft/ })).toBeChecked()
    await expect(dialog.getByText('Warning')).toBeHidden()
    await dialog.getByRole('radio', { name: /^Hard/ }).check()
    await expect(dialog.getByText(/what is not yet written to disk is lost/)).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Reboot' }).click()
    await expect(dialog).toBeHidden()
    const notices = page.getByRole('region', { name: 'Notices' })
    await expect(notices).toContainText(`Reboot ${server.name} (hard)`)
    const [notice, navigation] = await Promise.all([
      notices.boundingBox(),
      page.getByRole('navigation', { name: 'Pages' }).boundingBox(),
    ])
    expect(notice?.x, 'a notice lies beside the navigation').toBeGreaterThan(
      (navigation?.x ?? 0) + (navigation?.width ?? 0),
    )
    await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
    await page.getByRole('button', { name: 'Reboot' }).click()
    await dialog.getByRole('button', { name: 'Reboot' }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('link', { name: 'Actions' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Rebooted' })).toHaveCount(2)
  })

  test('shuts it down and starts it', async ({ page, signIn, newServer }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await page.getByRole('button', { name: 'Shut down' }).click()
    const dialog = page.getByRole('dialog', { name: `Shut down ${server.name}` })
    await expect(dialog.getByText(/will not answer until/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Shut down' }).click()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Shut off')
    await page.getByRole('button', { name: 'Start' }).click()
    await page
      .getByRole('dialog', { name: `Start ${server.name}` })
      .getByRole('button', { name: 'Start' })
      .click()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
  })

  for (const [act, status, back] of [
    ['Pause', 'Paused', 'Unpause'],
    ['Suspend', 'Suspended', 'Resume'],
    ['Shelve', 'Shelved, offloaded', 'Unshelve'],
  ] as const) {
    test(`${act.toLowerCase()}s it, and back`, async ({ page, signIn, newServer }) => {
      const server = await newServer()
      await signIn(page, preproduction, server.path)
      await chooseAct(page, act)
      const dialog = page.getByRole('dialog', { name: `${act} ${server.name}` })
      await expect(dialog.getByText('Warning')).toBeVisible()
      await dialog.getByRole('button', { name: act }).click()
      await expect(statusOf(page)).toHaveAccessibleName(`Status: ${status}`)
      await page.getByRole('button', { name: back }).click()
      await page
        .getByRole('dialog', { name: `${back} ${server.name}` })
        .getByRole('button', { name: back })
        .click()
      await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
    })
  }

  test('says of each act that its state forbids what to do first', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const server = await newServer()
    await carryOut(api, 'server.stop', server)
    await expectStatus(api, server, 'SHUTOFF')
    await signIn(page, preproduction, server.path)
    await page.getByRole('button', { name: /^More acts on/ }).click()
    const menu = page.getByRole('menu')
    for (const name of [
      'Pause: Start it first: it is shut off.',
      'Change password: Start it first: it is shut off.',
    ])
      await expect(menu.getByRole('menuitem', { name })).toBeDisabled()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await chooseAct(page, 'Reboot')
    const soft = page.getByRole('radio', { name: /^Soft/ })
    await expect(soft).toBeDisabled()
    await expect(soft).toHaveAccessibleName(/Start it first: it is shut off\./)
    await expect(page.getByRole('radio', { name: /^Hard/ })).toBeChecked()
  })

  test('is told when somebody else was quicker', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await page.getByRole('button', { name: 'Shut down' }).click()
    const dialog = page.getByRole('dialog', { name: `Shut down ${server.name}` })
    await expect(dialog.getByRole('button', { name: 'Shut down' })).toBeVisible()
    await carryOut(api, 'server.stop', server)
    await expectStatus(api, server, 'SHUTOFF')
    await dialog.getByRole('button', { name: 'Shut down' }).click()
    await expect(dialog.getByRole('alert')).toContainText('It is not running.')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Shut off')
  })
})
