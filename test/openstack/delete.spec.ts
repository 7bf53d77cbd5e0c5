import { readServer } from '../e2e/server-fixtures.ts'
import { expect, test } from './lab-fixtures.ts'

test('deletes a server from its page, and one of two from the list', async ({
  page,
  openPanel,
  newServer,
  api,
}) => {
  const [first, second, kept] = [await newServer(), await newServer(), await newServer()]
  await openPanel(page, first.path)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: `Delete ${first.name}?` })
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await expect(page).toHaveURL(/\/servers$/)
  await expect.poll(() => readServer(api, first)).toBeUndefined()
  await expect(page.getByRole('link', { name: first.name })).toHaveCount(0)
  await page
    .getByRole('row', { name: new RegExp(second.name) })
    .getByRole('checkbox')
    .click()
  await page.getByRole('button', { name: /^Delete/ }).click()
  const other = page.getByRole('dialog', { name: `Delete ${second.name}?` })
  await other.getByRole('button', { name: 'Delete for good' }).click()
  await expect.poll(() => readServer(api, second)).toBeUndefined()
  await expect(page.getByRole('link', { name: second.name })).toHaveCount(0)
  await expect(page.getByRole('link', { name: kept.name })).toBeVisible()
})
