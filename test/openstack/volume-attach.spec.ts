import { randomUUID } from 'node:crypto'
import {
  choose,
  expectVolume,
  readVolume,
  statusOf,
  volumeIn,
} from '../e2e/volume-fixtures.ts'
import { expect, test } from './lab-fixtures.ts'

test('creates a volume, attaches it to a server, and detaches it', async ({
  page,
  openPanel,
  newServer,
  api,
}) => {
  const server = await newServer()
  const name = `contract-${randomUUID().slice(0, 8)}`
  await openPanel(page, '/volumes/create')
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('radio', { name: server.region }).click()
  await page.getByRole('spinbutton', { name: 'Size' }).fill('1')
  const summary = page.getByRole('complementary', { name: 'Summary' })
  await summary.getByRole('button', { name: 'Create volume' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await expect(statusOf(page)).toHaveAccessibleName('Status: Available')
  const volume = volumeIn(page.url())

  await page.getByRole('button', { name: 'Attach to a server' }).click()
  await choose(page, 'Server', server.name)
  const attach = page.getByRole('dialog', { name: /^Attach to a server/ })
  await attach.getByRole('button', { name: 'Attach', exact: true }).click()
  await expect(statusOf(page)).toHaveAccessibleName('Status: In use')
  await expectVolume(api, volume, 'in-use')
  await expect(page.getByRole('link', { name: server.name })).toBeVisible()

  await page.getByRole('button', { name: 'Detach' }).click()
  const detach = page.getByRole('dialog', { name: /^Detach/ })
  await detach.getByRole('button', { name: 'Detach' }).click()
  await expect(statusOf(page)).toHaveAccessibleName('Status: Available')
  expect(await readVolume(api, volume)).toMatchObject({ attachments: [] })
})
