import type { Page } from '@playwright/test'
import {
  carryOut,
  chooseAct,
  expect,
  expectAccessible,
  preproduction,
  readServer,
  test,
  type MadeServer,
} from './server-fixtures.ts'

test.describe('deleting servers', () => {
  test('deletes one from its page and goes back to the list', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: `Delete ${server.name}?` })
    await expect(dialog.getByRole('strong')).toHaveText('destroyed for good')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    expect(await readServer(api, server)).toBeDefined()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await dialog.getByRole('button', { name: 'Delete for good' }).click()
    await expect(page).toHaveURL(/\/servers$/)
    await expect.poll(() => readServer(api, server)).toBeUndefined()
    await expect(page.getByRole('link', { name: server.name })).toHaveCount(0)
  })

  test('asks to type how many when there are several, from the list', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const [first, second, kept] = [
      await newServer({ name: 'gone' }),
      await newServer({ name: 'gone', region: 'ord' }),
      await newServer({ name: 'kept' }),
    ]
    await signIn(page, preproduction)
    for (const { name } of [first, second])
      await page
        .getByRole('row', { name: new RegExp(name) })
        .getByRole('checkbox')
        .click()
    await page.getByRole('button', { name: /^Delete/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete 2 servers?' })
    const submit = dialog.getByRole('button', { name: 'Delete for good' })
    await expect(dialog).toContainText(first.name)
    await expect(dialog).toContainText(second.name)
    await expect(submit).toHaveAccessibleDescription('Type the name to confirm.')
    const field = dialog.getByRole('textbox', { name: /^Type “2 servers”/ })
    await field.fill('2 server')
    await expect(submit).toBeDisabled()
    await expectAccessible(page)
    await field.fill('2 servers')
    await submit.click()
    await expect(dialog).toBeHidden()
    for (const server of [first, second]) {
      await expect.poll(() => readServer(api, server)).toBeUndefined()
      await expect(page.getByRole('link', { name: server.name })).toHaveCount(0)
    }
    await expect(page.getByRole('link', { name: kept.name })).toBeVisible()
  })

  test('leaves out the locked ones of several, and says so', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const [free, locked] = [await newServer(), await newServer()]
    await carryOut(api, 'server.lock', locked, { reason: 'audit' })
    await signIn(page, preproduction)
    for (const { name } of [free, locked])
      await page
        .getByRole('row', { name: new RegExp(name) })
        .getByRole('checkbox')
        .click()
    await page.getByRole('button', { name: /^Delete/ }).click()
    const dialog = page.getByRole('dialog', { name: `Delete ${free.name}?` })
    await expect(
      dialog.getByText(
        `${locked.name} is locked and left out. To delete it too, delete it by itself and type its name.`,
      ),
    ).toBeVisible()
    await dialog.getByRole('button', { name: 'Delete for good' }).click()
    await expect.poll(() => readServer(api, free)).toBeUndefined()
    expect(await readServer(api, locked)).toBeDefined()
  })

  test('asks to type the name of one that is locked', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await chooseAct(page, 'Lock')
    await page.getByRole('textbox', { name: /^Why/ }).fill('the audit')
    await page
      .getByRole('dialog', { name: `Lock ${server.name}` })
      .getByRole('button', { name: 'Lock' })
      .click()
    await expect(page.getByText('Locked: the audit')).toBeVisible()
    await expect(carryOut(api, 'server.delete', server)).rejects.toMatchObject({
      code: 'act_refused',
      message: 'Unlock it first: it is locked (“the audit”).',
    })
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: `Delete ${server.name}?` })
    await expect(dialog.getByText('It is locked')).toBeVisible()
    const submit = dialog.getByRole('button', { name: 'Delete for good' })
    await expect(submit).toBeDisabled()
    await expectAccessible(page)
    await dialog.getByRole('textbox', { name: /^Type/ }).fill(server.name)
    await submit.click()
    await expect.poll(() => readServer(api, server)).toBeUndefined()
  })

  test('tells when it was locked meanwhile, and keeps the popover', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const server = await newServer()
    const dialog = await openDelete(page, signIn, server)
    await carryOut(api, 'server.lock', server)
    await dialog.getByRole('button', { name: 'Delete for good' }).click()
    await expect(dialog.getByRole('alert')).toContainText('Unlock it first: it is locked.')
    await expectAccessible(page)
    expect(await readServer(api, server)).toBeDefined()
  })

  test('tells when it was deleted meanwhile', async ({ page, signIn, newServer, api }) => {
    const server = await newServer()
    const dialog = await openDelete(page, signIn, server)
    await carryOut(api, 'server.delete', server)
    await expect.poll(() => readServer(api, server)).toBeUndefined()
    await dialog.getByRole('button', { name: 'Delete for good' }).click()
    await expect(page.getByRole('heading', { name: 'The server is deleted' })).toBeVisible()
    await expectAccessible(page)
    await expect(dialog).toBeHidden()
  })
})

async function openDelete(
  page: Page,
  signIn: (page: Page, account: typeof preproduction, path: string) => Promise<void>,
  server: MadeServer,
) {
  await signIn(page, preproduction, server.path)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: `Delete ${server.name}?` })
  await expect(dialog.getByRole('button', { name: 'Delete for good' })).toBeVisible()
  return dialog
}
