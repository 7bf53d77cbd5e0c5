import { statusOf } from '../e2e/server-fixtures.ts'
import { expect, test } from './lab-fixtures.ts'

test('reboots a server, and tells of it under its actions', async ({
  page,
  openPanel,
  newServer,
}) => {
  const server = await newServer()
  await openPanel(page, server.path)
  await page.getByRole('button', { name: 'Reboot' }).click()
  const dialog = page.getByRole('dialog', { name: `Reboot ${server.name}` })
  await dialog.getByRole('radio', { name: /^Hard/ }).check()
  await dialog.getByRole('button', { name: 'Reboot' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(
    `Reboot ${server.name} (hard)`,
  )
  await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
  await page.getByRole('link', { name: 'Actions' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Rebooted' })).toHaveCount(1)
})

test('shuts one down and starts it', async ({ page, openPanel, newServer }) => {
  const server = await newServer()
  await openPanel(page, server.path)
  for (const [act, status] of [
    ['Shut down', 'Shut off'],
    ['Start', 'Active'],
  ] as const) {
    await page.getByRole('button', { name: act }).click()
    await page
      .getByRole('dialog', { name: `${act} ${server.name}` })
      .getByRole('button', { name: act })
      .click()
    await expect(statusOf(page)).toHaveAccessibleName(`Status: ${status}`)
  }
})
