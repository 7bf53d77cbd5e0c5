import { randomUUID } from 'node:crypto'
import { activity } from '@aloft/contracts/activity'
import type { Page } from '@playwright/test'
import {
  chooseAct,
  expect,
  expectAccessible,
  preproduction,
  test,
} from './server-fixtures.ts'

const banner = /Aloft cannot reach its database\. It is retrying/

test.describe('while the database is away', () => {
  test.afterEach(({ aloft }) => aloft.database.restore())

  test('the panel says so, goes on with what needs none, and recovers by itself', async ({
    page,
    signIn,
    aloft,
    newServer,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await expect(page.getByRole('heading', { level: 1, name: server.name })).toBeVisible()
    aloft.database.cut()
    await openActivity(page, server.name)
    await expect(page.getByText(banner)).toBeVisible({ timeout: 30_000 })
    await page.getByRole('link', { name: 'Servers', exact: true }).first().click()
    await expect(page.getByRole('link', { name: server.name, exact: true })).toBeVisible()
    await expectAccessible(page)
    await expect(page.getByText(banner), 'the list needs no database').toBeVisible()
    aloft.database.restore()
    await expect(page.getByText(banner)).toBeHidden({ timeout: 30_000 })
    await page.reload()
    await expect(page.getByRole('link', { name: server.name, exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sign in' })).toHaveCount(0)
  })

  test('an act is refused in words before anything is done, and is done later', async ({
    page,
    signIn,
    aloft,
    api,
    newServer,
  }) => {
    const server = await newServer()
    const image = `${server.name} ${randomUUID().slice(0, 4)}`
    await signIn(page, preproduction, server.path)
    await chooseAct(page, 'Save image')
    const dialog = page.getByRole('dialog', {
      name: 'Save the disk of this server as an image',
    })
    await dialog.getByRole('textbox', { name: 'Name of the image' }).fill(image)
    aloft.database.cut()
    await dialog.getByRole('button', { name: 'Save image' }).click()
    await expect(dialog.getByText(/Aloft cannot reach its database/)).toBeVisible({
      timeout: 30_000,
    })
    await expect(dialog.getByText(/It recovers by itself/)).toBeVisible()
    aloft.database.restore()
    await expect(page.getByText(banner)).toBeHidden({ timeout: 30_000 })
    const images = async () => {
      const query = new URLSearchParams({ name: image })
      const reply = await api.fetch(`/api/cloud/dfw/image/images?${query}`)
      return (await reply.json()).images
    }
    expect(await images(), 'what was refused was not done').toHaveLength(0)
    await dialog.getByRole('button', { name: 'Save image' }).click()
    await expect(dialog).toBeHidden()
    await expect.poll(images).toHaveLength(1)
  })

  test('nothing that was acknowledged is lost, and everybody stays signed in', async ({
    page,
    signIn,
    aloft,
    api,
    newServer,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    const entries = async () => {
      const query = { target: server.id }
      const reply = await api.call(activity)('GET /entries', { query })
      return reply.entries.map(({ act, state }) => ({ act, state }))
    }
    const before = await entries()
    expect(before).toContainEqual({ act: 'server.create', state: 'done' })
    aloft.database.cut()
    await openActivity(page, server.name)
    await expect(page.getByText(banner)).toBeVisible({ timeout: 30_000 })
    aloft.database.restore()
    await expect(page.getByText(banner)).toBeHidden({ timeout: 30_000 })
    await expect(page.getByRole('main'), 'without a reload').toContainText(
      `Create ${server.name}`,
    )
    expect(await entries()).toEqual(before)
    await page.reload()
    await expect(page.getByRole('main')).toContainText(`Create ${server.name}`)
  })
})

/** What was done is always read from the database. */
async function openActivity(page: Page, name: string): Promise<void> {
  const tabs = page.getByRole('navigation', { name: `Parts of ${name}` })
  await tabs.getByRole('link', { name: 'Activity' }).click()
}
