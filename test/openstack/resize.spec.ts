import { readServer, statusOf } from '../e2e/server-fixtures.ts'
import { expect, test } from './lab-fixtures.ts'

test('resizes a server, waits for a word, and confirms', async ({
  page,
  openPanel,
  newServer,
  lab,
  api,
}) => {
  const server = await newServer()
  const [, larger] = lab.facts.flavors
  await openPanel(page, server.path)
  await page.getByRole('button', { name: 'Resize' }).click()
  const dialog = page.getByRole('dialog', { name: 'Choose a new size for this server' })
  await dialog.getByRole('radio', { name: larger.name }).check()
  await dialog.getByRole('button', { name: 'Resize server' }).click()
  await expect(statusOf(page)).toHaveAccessibleName('Status: Confirm resize')
  await page.getByRole('button', { name: 'Confirm resize' }).click()
  await page
    .getByRole('dialog', { name: `Confirm resize ${server.name}` })
    .getByRole('button', { name: 'Confirm resize' })
    .click()
  await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
  await expect(page.getByText(larger.name)).toBeVisible()
  expect(await readServer(api, server)).toMatchObject({
    flavor: { original_name: larger.name },
  })
})
