import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import {
  chooseAct,
  expect,
  expectAccessible,
  imageId,
  placeIn,
  preproduction,
  readServer,
  test,
} from './server-fixtures.ts'

test.describe('an act that is interrupted', () => {
  test('by the end of the token asks for the password, keeps the form, and is done once', async ({
    page,
    signIn,
    newServer,
    dials,
    aloft,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await chooseAct(page, 'Save image')
    const dialog = page.getByRole('dialog', {
      name: 'Save the disk of this server as an image',
    })
    const name = dialog.getByRole('textbox', { name: 'Name of the image' })
    await name.fill(`${server.name} interrupted`)
    await dials({ revokeAll: true })
    await dialog.getByRole('button', { name: 'Save image' }).click()
    await giveWrongThenRightPassword(page)
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('region', { name: 'Notices' })).toContainText(
      `Save image ${server.name} interrupted`,
    )
    const api = await aloft.signIn(preproduction)
    const query = new URLSearchParams({ name: `${server.name} interrupted` })
    const images = await api.fetch(`/api/cloud/dfw/image/images?${query}`)
    expect((await images.json()).images).toHaveLength(1)
  })

  test('on the create page loses nothing that was filled in', async ({
    page,
    signIn,
    dials,
    deleteLater,
  }) => {
    await signIn(page, preproduction, '/servers/create')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('interrupted-once')
    await page.getByRole('radio', { name: /^Dallas/ }).check()
    await page.getByRole('radio', { name: /^Debian 13/ }).check()
    await page.getByRole('radio', { name: '1GB Standard' }).check()
    await page.getByRole('textbox', { name: 'User data' }).fill('#cloud-config')
    await dials({ revokeAll: true })
    await page.getByRole('button', { name: 'Create server' }).click()
    await giveWrongThenRightPassword(page)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('interrupted-once')
    deleteLater(placeIn(page.url()))
    await page.getByRole('link', { name: 'Servers', exact: true }).first().click()
    await expect(page.getByRole('link', { name: 'interrupted-once' })).toHaveCount(1)
  })

  test('by the back button tells all the same what is shown once', async ({
    page,
    signIn,
    newServer,
    dials,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction)
    await page.getByRole('link', { name: server.name }).click()
    await chooseAct(page, 'Rescue')
    const dialog = page.getByRole('dialog', { name: `Rescue ${server.name}` })
    await dialog.getByRole('textbox', { name: /^Password/ }).fill('let-me-in-for-now')
    await dials({ region: 'dfw', service: 'compute', latencyMs: 1500 })
    await dialog.getByRole('button', { name: 'Start rescue' }).click()
    await page.goBack()
    await expect(page).toHaveURL(/\/servers$/)
    const told = page.getByRole('alertdialog', { name: 'What was made meanwhile' })
    await expect(told).toContainText('let-me-in-for-now')
    await expectAccessible(page)
    await told.getByRole('button', { name: 'I have it' }).click()
    await expect(told).toBeHidden()
  })

  test('by a double click is carried out once', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await page.getByRole('button', { name: 'Reboot' }).click()
    const dialog = page.getByRole('dialog', { name: `Reboot ${server.name}` })
    await dialog.getByRole('button', { name: 'Reboot' }).dblclick()
    await expect(dialog).toBeHidden()
    await expect
      .poll(async () => (await readServer(api, server))?.['status'])
      .toBe('ACTIVE')
    const actions = await api.fetch(
      `/api/cloud/dfw/compute/servers/${server.id}/os-instance-actions`,
    )
    const { instanceActions } = await actions.json()
    const reboots = instanceActions.filter(
      ({ action }: { action: string }) => action === 'reboot',
    )
    expect(reboots).toHaveLength(1)
  })

  test('by a lost answer is not done again with the same key', async ({
    api,
    deleteLater,
  }) => {
    const image = await imageId(api, 'dfw', 'Debian 13')
    const key = randomUUID()
    const input = { region: 'dfw', names: ['with-one-key'], image, flavor: '2' }
    const send = async (changes: object = {}) => {
      const body = { act: 'server.create', key, targets: [], input, ...changes }
      return api.fetch('/api/gateway/acts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    }
    const first = await (await send()).json()
    deleteLater(first.outcomes[0].target)
    expect(first).toMatchObject({ repeated: false, outcomes: [{ state: 'done' }] })
    const second = await (await send()).json()
    expect(second).toMatchObject({
      repeated: true,
      activityId: first.activityId,
      outcomes: [{ target: first.outcomes[0].target }],
    })
    expect(second.outcomes[0].output, 'a password is handed out once').not.toHaveProperty(
      'adminPassword',
    )
    const other = await send({
      act: 'key-pair.create',
      input: { region: 'dfw', name: 'a' },
    })
    expect(other.status).toBe(409)
    expect((await other.json()).error.code).toBe('key_reused')
    const query = new URLSearchParams({ name: '^with-one-key$' })
    const found = await api.fetch(`/api/cloud/dfw/compute/servers?${query}`)
    expect((await found.json()).servers).toHaveLength(1)
  })
})

async function giveWrongThenRightPassword(page: Page): Promise<void> {
  const asked = page.getByRole('alertdialog', {
    name: 'Enter your password to go on',
  })
  await expect(asked).toBeVisible()
  await expectAccessible(page)
  const field = asked.getByRole('textbox', { name: 'Password' })
  await field.fill('wrong')
  await asked.getByRole('button', { name: 'Continue' }).click()
  await expect(asked.getByText(/password is not right/)).toBeVisible()
  await field.fill(preproduction.password)
  await asked.getByRole('button', { name: 'Continue' }).click()
  await expect(asked).toBeHidden()
}
