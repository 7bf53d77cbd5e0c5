import {
  carryOut,
  choose,
  chooseAct,
  expect,
  expectAccessible,
  expectVolume,
  preproduction,
  readVolume,
  statusOf,
  test,
} from './volume-fixtures.ts'

test.describe('volumes and servers', () => {
  test('attaches one from its page, refuses to delete it meanwhile, and detaches it', async ({
    page,
    signIn,
    newServer,
    newVolume,
    api,
  }) => {
    const server = await newServer({ name: 'with-disk' })
    const volume = await newVolume()
    await signIn(page, preproduction, volume.path)
    await page.getByRole('button', { name: 'Attach to a server' }).click()
    const dialog = page.getByRole('dialog', { name: /^Attach to a server/ })
    await choose(page, 'Server', server.name)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Attach', exact: true }).click()
    await expect(statusOf(page)).toHaveAccessibleName('Status: In use')
    await expect(page.getByRole('link', { name: server.name })).toBeVisible()
    await expect(page.getByText('/dev/vdb')).toBeVisible()

    await page.getByRole('button', { name: /^More acts on/ }).click()
    await expect(
      page.getByRole('menuitem', { name: 'Delete: Detach it first: a server has it.' }),
    ).toBeDisabled()
    await page.keyboard.press('Escape')
    await expect(carryOut(api, 'volume.delete', volume)).rejects.toMatchObject({
      message: 'Detach it first: a server has it.',
    })

    await page.getByRole('button', { name: 'Detach' }).click()
    const detach = page.getByRole('dialog', { name: /^Detach/ })
    await expect(detach.getByRole('strong')).toHaveText('is lost')
    await detach.getByRole('button', { name: 'Detach' }).click()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Available')
    await expect(page.getByText('No server has it.')).toBeVisible()
    await chooseAct(page, 'Delete')
    await page.getByRole('button', { name: 'Delete for good' }).click()
    await expect(page).toHaveURL(/\/volumes$/)
    await expect.poll(() => readVolume(api, volume)).toBeUndefined()
  })

  test('stand on the page of the server: attached there, and made for it', async ({
    page,
    signIn,
    newServer,
    newVolume,
    api,
  }) => {
    const server = await newServer({ name: 'tab' })
    const volume = await newVolume('offered')
    await signIn(page, preproduction, `${server.path}/volumes`)
    await expect(page.getByText('It has none: its own disk goes with it.')).toBeVisible()
    await page.getByRole('button', { name: 'Attach a volume' }).click()
    await choose(page, 'Volume', volume.name)
    await page.getByRole('button', { name: 'Attach', exact: true }).click()
    const row = page.getByRole('row', { name: new RegExp(volume.name) })
    await expect(row).toContainText('In use')
    await expect(row).toContainText('/dev/vdb')
    await expectAccessible(page)

    await page.getByRole('button', { name: 'Create and attach' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('made-for-it')
    await page
      .getByRole('complementary', { name: 'Summary' })
      .getByRole('button', { name: 'Create volume' })
      .click()
    await expect(statusOf(page)).toHaveAccessibleName('Status: In use')
    await expect(page.getByRole('link', { name: server.name })).toBeVisible()
    await page.getByRole('link', { name: server.name }).click()
    await page.getByRole('link', { name: 'Volumes', exact: true }).last().click()
    await expect(page.getByRole('row', { name: /made-for-it/ })).toContainText('/dev/vdc')
    await page
      .getByRole('row', { name: new RegExp(volume.name) })
      .getByRole('button', { name: 'Detach' })
      .click()
    await page
      .getByRole('dialog', { name: /^Detach/ })
      .getByRole('button', { name: 'Detach' })
      .click()
    await expectVolume(api, volume, 'available')
    await expect(row).toHaveCount(0)
  })

  test('are not attached by opening a link', async ({
    page,
    signIn,
    newServer,
    newVolume,
    api,
  }) => {
    const server = await newServer()
    const volume = await newVolume()
    await signIn(page, preproduction, `${volume.path}?attach=${server.id}`)
    await expect(statusOf(page)).toHaveAccessibleName('Status: Available')
    await page.getByRole('button', { name: 'Attach to a server' }).click()
    await expect(page.getByRole('dialog', { name: /^Attach to a server/ })).toBeVisible()
    await expectVolume(api, volume, 'available')
  })

  test('tell that another server took it meanwhile', async ({
    page,
    signIn,
    newServer,
    newVolume,
    api,
  }) => {
    const [server, other] = [await newServer(), await newServer()]
    const volume = await newVolume()
    await signIn(page, preproduction, volume.path)
    await page.getByRole('button', { name: 'Attach to a server' }).click()
    const dialog = page.getByRole('dialog', { name: /^Attach to a server/ })
    await choose(page, 'Server', server.name)
    await carryOut(api, 'volume.attach', volume, { server: other.id })
    await expectVolume(api, volume, 'in-use')
    await dialog.getByRole('button', { name: 'Attach', exact: true }).click()
    await expect(dialog.getByRole('alert')).toContainText(
      'Detach it first: a server has it, and its type allows one only.',
    )
    await expectAccessible(page)
    await carryOut(api, 'volume.detach', volume, { server: other.id })
    await expectVolume(api, volume, 'available')
  })
})
