import { readServer } from '../e2e/server-fixtures.ts'
import { expect, test } from './lab-fixtures.ts'

test('renames a server in place', async ({ page, openPanel, newServer, api }) => {
  const server = await newServer()
  const after = `${server.name}-renamed`
  await openPanel(page, server.path)
  await page.getByRole('button', { name: 'Edit name' }).click()
  const field = page.getByRole('textbox', { name: 'Name' })
  await field.fill(after)
  await field.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(after)
  expect(await readServer(api, server)).toMatchObject({ name: after })
  await page.goto('/servers')
  await expect(page.getByRole('link', { name: after })).toBeVisible()
})
