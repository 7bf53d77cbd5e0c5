import { expect, test } from './lab-fixtures.ts'

test('lets a person of the cloud in by name and password, and out again', async ({
  page,
  lab,
}) => {
  const { user, password, project } = lab.account
  await page.goto('/servers')
  await page.getByRole('textbox', { name: 'Username' }).fill(user)
  await page.getByRole('textbox', { name: 'Password' }).fill('guessed')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText(/password/i)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Servers')
  await expect(page.getByRole('button', { name: `Project: ${project}` })).toBeVisible()
  await page.getByRole('button', { name: `Account of ${user}` }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
})
