import {
  accounts,
  expect,
  expectAccessible,
  preproduction,
  test,
} from './server-fixtures.ts'
import { choose } from './network-fixtures.ts'

const reason = 'You have the role reader in this project; this needs member.'

test('a server is put on another network from its page, and taken off it', async ({
  page,
  signIn,
  newServer,
}) => {
  const server = await newServer()
  await signIn(page, preproduction, `${server.path}/network`)
  const table = page.getByRole('table', { name: `Interfaces of ${server.name}` })
  await expect(table.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Attach network' }).click()
  const dialog = page.getByRole('dialog', { name: `Attach ${server.name} to a network` })
  await choose(page, 'Network', 'public')
  await dialog.getByRole('button', { name: 'Attach', exact: true }).click()
  await expect(table.getByRole('row')).toHaveCount(3)
  const added = table.getByRole('row', { name: /public/ }).last()
  await expect(added).toContainText('Active')
  await expectAccessible(page)
  await added.getByRole('button', { name: 'Detach' }).click()
  const detaching = page.getByRole('dialog')
  await expect(detaching).toContainText('The server loses')
  await detaching.getByRole('button', { name: 'Detach' }).click()
  await expect(table.getByRole('row')).toHaveCount(2)
})

test('who may only look sees the interfaces and why they stay', async ({
  page,
  signIn,
}) => {
  await signIn(page, accounts.reader, '/servers?q=jenkins-01')
  await page.getByRole('link', { name: 'jenkins-01' }).click()
  await page.getByRole('link', { name: 'Network', exact: true }).click()
  const button = page.getByRole('button', { name: 'Attach network' })
  await expect(button).toBeDisabled()
  await expect(button).toHaveAccessibleDescription(reason)
  await expect(page.getByRole('link', { name: 'reach-net' })).toBeVisible()
})
