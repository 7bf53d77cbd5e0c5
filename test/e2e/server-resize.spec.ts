import {
  expect,
  expectAccessible,
  preproduction,
  readServer,
  statusOf,
  test,
} from './server-fixtures.ts'
import type { Page } from '@playwright/test'

test.describe('resizing a server', () => {
  test('waits for a word, and confirms the new size', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await page.getByRole('button', { name: 'Resize' }).click()
    const dialog = page.getByRole('dialog', { name: 'Choose a new size for this server' })
    const submit = dialog.getByRole('button', { name: 'Resize server' })
    await expect(submit).toBeDisabled()
    await expect(submit).toHaveAccessibleDescription('Choose or fill in: new size.')
    await expect(dialog.getByRole('radio', { name: /^512MB Standard/ })).toBeDisabled()
    const tooSmall = dialog.getByRole('radio', { name: /^256MB Standard/ })
    await expect(tooSmall).toHaveAccessibleName(/too little memory for the image/)
    await expect(tooSmall).toBeDisabled()
    await dialog.getByRole('radio', { name: '1GB Standard' }).check()
    await expectAccessible(page)
    await submit.click()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Confirm resize')
    await expect(page.getByText(/It runs with its new size/)).toBeVisible()
    await wordOn(page, server.name, 'Confirm resize')
    await expect(page.getByText(/It runs with its new size/)).toBeHidden()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
    await expect(page.getByText('1GB Standard')).toBeVisible()
    expect(await readServer(api, server)).toMatchObject({ flavor: { ram: 1024 } })
  })

  test('goes back to the old size', async ({ page, signIn, newServer, api }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await resize(page, '2GB Standard')
    await expect(statusOf(page)).toHaveAccessibleName('Status: Confirm resize')
    await wordOn(page, server.name, 'Revert resize')
    await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
    await expect(page.getByText('512MB Standard')).toBeVisible()
    expect(await readServer(api, server)).toMatchObject({ flavor: { ram: 512 } })
  })

  test('tells why the cloud refuses, with the request id, and keeps the choice', async ({
    page,
    signIn,
    newServer,
    dials,
  }) => {
    const server = await newServer({ region: 'iad' })
    await signIn(page, preproduction, server.path)
    await page.getByRole('button', { name: 'Resize' }).click()
    const dialog = page.getByRole('dialog', { name: 'Choose a new size for this server' })
    const choice = dialog.getByRole('radio', { name: '1GB Standard' })
    await choice.check()
    await dials({ region: 'iad', service: 'compute', errorRate: 1 })
    const submit = dialog.getByRole('button', { name: 'Resize server' })
    await submit.click()
    const alert = dialog.getByRole('alert')
    await expect(alert).toContainText('It was not done.')
    await expect(alert).toContainText('currently unavailable')
    await expect(alert.getByRole('button', { name: /^Copy req-/ })).toBeVisible()
    await expect(choice).toBeChecked()
    await expectAccessible(page)
    await dials({ region: 'iad', service: 'compute', errorRate: 0 })
    await submit.click()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Confirm resize')
  })
})

async function resize(page: Page, size: string): Promise<void> {
  await page.getByRole('button', { name: 'Resize' }).click()
  const dialog = page.getByRole('dialog', { name: 'Choose a new size for this server' })
  await dialog.getByRole('radio', { name: size }).check()
  await dialog.getByRole('button', { name: 'Resize server' }).click()
}

/** Confirms or reverts. */
async function wordOn(page: Page, name: string, title: string): Promise<void> {
  await page.getByRole('button', { name: title }).click()
  const dialog = page.getByRole('dialog', { name: `${title} ${name}` })
  await expect(dialog.getByText('Warning')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: title }).click()
}
