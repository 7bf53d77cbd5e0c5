import { cp, mkdtempDisposable, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startAloft } from '@aloft/testkit/aloft'
import {
  carryOut,
  chooseAct,
  expect,
  expectAccessible,
  preproduction,
  readServer,
  statusOf,
  test,
} from './server-fixtures.ts'

const built = join(import.meta.dirname, '../../apps/panel/dist')

test.describe('the page of a server', () => {
  test('shows what it is, and copies its address by a click', async ({
    page,
    signIn,
    newServer,
    context,
    aloft,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: aloft.url,
    })
    const server = await newServer({
      input: { tags: ['blue'], metadata: { role: 'cache' } },
    })
    await signIn(page, preproduction, server.path)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(server.name)
    await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
    for (const words of ['Debian 13', '512MB Standard', 'blue', 'cache', '$0.022 an hour'])
      await expect(page.getByText(words).first()).toBeVisible()
    const address = page
      .getByRole('row')
      .getByRole('button', { name: /^Copy \d+\.\d+/ })
      .first()
    const shown = (await address.textContent())?.trim()
    await address.click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown)
    await expectAccessible(page)
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(server.name)
  })

  test('has its way and its tabs in their place while it is read', async ({
    page,
    signIn,
    newServer,
    dials,
  }) => {
    const server = await newServer({})
    await signIn(page, preproduction)
    const delay = (latencyMs: number) =>
      dials({ region: server.region, service: 'compute', latencyMs })
    await delay(60_000)
    await page.goto(server.path)
    const loading = page.getByRole('status').filter({ hasText: 'Loading the server' })
    const tab = page.getByRole('link', { name: 'Activity', exact: true })
    const card = page.getByText('Properties', { exact: true })
    const places = async () => [await tab.boundingBox(), await card.boundingBox()]
    await expect(loading).toBeVisible()
    await expect(page.getByRole('link', { name: 'Dallas', exact: true })).toBeVisible()
    await expectAccessible(page)
    const before = await places()
    await delay(0)
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(server.name)
    await expect(loading).toHaveCount(0)
    expect(await places()).toEqual(before)
  })

  test('is read again after the cloud was broken, by itself and by a press', async ({
    page,
    signIn,
    newServer,
    dials,
  }) => {
    const server = await newServer()
    const broken = (errorRate: 0 | 1) =>
      dials({ region: 'dfw', service: 'compute', errorRate, errorStatus: 503 })
    await page.clock.install()
    await signIn(page, preproduction, server.path)
    await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
    const stale = page.getByText('What is shown may be old')
    await broken(1)
    await page.clock.fastForward('00:20')
    await expect(stale).toBeVisible()
    await expectAccessible(page)
    await broken(0)
    await page.clock.fastForward('00:20')
    await expect(stale).toBeHidden()
    await broken(1)
    await page.clock.fastForward('00:20')
    await expect(stale).toBeVisible()
    await broken(0)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(stale).toBeHidden({ timeout: 10_000 })
  })

  test('has its name edited in place', async ({ page, signIn, newServer, api }) => {
    const server = await newServer({ name: 'before' })
    await signIn(page, preproduction, server.path)
    const after = server.name.replace('before', 'after')
    await page.getByRole('button', { name: 'Edit name' }).click()
    const field = page.getByRole('textbox', { name: 'Name' })
    await field.fill(' ')
    await field.press('Enter')
    await expect(page.getByRole('alert')).toHaveText('It needs a name.')
    await expectAccessible(page)
    await field.press('Escape')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(server.name)
    await page.getByRole('button', { name: 'Edit name' }).click()
    await field.fill(after)
    await field.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(after)
    await expect(page.getByRole('button', { name: 'Edit name' })).toBeFocused()
    expect(await readServer(api, server)).toMatchObject({ name: after })
  })

  test('has its tags edited in place', async ({ page, signIn, newServer, api }) => {
    const server = await newServer({ input: { tags: ['blue'] } })
    await signIn(page, preproduction, server.path)
    const field = page.getByRole('textbox', { name: 'Tags' })
    await field.fill('a/b')
    await field.press('Enter')
    await expect(page.getByText('A tag must not hold a slash.')).toBeVisible()
    await field.fill('green')
    await field.press('Enter')
    const tags = async () => (await readServer(api, server))?.['tags']
    await expect.poll(tags).toEqual(['blue', 'green'])
    await page.getByRole('button', { name: 'Remove blue' }).click()
    await expect.poll(tags).toEqual(['green'])
    await page.reload()
    await expect(page.getByRole('button', { name: 'Remove green' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Remove blue' })).toHaveCount(0)
  })

  test('keeps the tag that a colleague set meanwhile', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const server = await newServer({ input: { tags: ['blue', 'old'] } })
    await signIn(page, preproduction, server.path)
    await page.getByRole('textbox', { name: 'Tags' }).fill('green')
    const set = await carryOut(api, 'server.edit-tags', server, {
      tags: ['blue', 'old', 'urgent'],
    })
    expect(set.outcomes).toMatchObject([{ state: 'done' }])
    await page.getByRole('textbox', { name: 'Tags' }).press('Enter')
    await page.getByRole('button', { name: 'Remove old' }).click()
    await expect
      .poll(async () => (await readServer(api, server))?.['tags'])
      .toEqual(['blue', 'urgent', 'green'])
    await expect(page.getByRole('button', { name: 'Remove urgent' })).toBeVisible()
  })

  test('takes no metadata whose keys are missing or there twice', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const server = await newServer({ input: { metadata: { role: 'cache' } } })
    await signIn(page, preproduction, server.path)
    await page.getByRole('button', { name: 'Edit metadata' }).click()
    const dialog = page.getByRole('dialog', { name: /^Edit metadata/ })
    const save = dialog.getByRole('button', { name: 'Save metadata' })
    await dialog.getByRole('button', { name: 'Add' }).click()
    const key = dialog.getByRole('textbox', { name: 'Key 2' })
    await expect(key).toBeFocused()
    await dialog.getByRole('textbox', { name: 'Value 2' }).fill('web')
    await expect(dialog.getByText('A value has no key.', { exact: true })).toBeVisible()
    await key.fill('role')
    await expect(key).toHaveAccessibleDescription('The key “role” is there already.')
    await expect(save).toBeDisabled()
    await expect(save).toHaveAccessibleDescription(/The key “role” is there already/)
    await expectAccessible(page)
    await key.fill('owner')
    await save.click()
    await expect(dialog).toBeHidden()
    expect(await readServer(api, server)).toMatchObject({
      metadata: { role: 'cache', owner: 'web' },
    })
  })

  test('stays when a part of it was taken away by another release', async ({
    page,
    cloud,
    newServer,
  }) => {
    const server = await newServer()
    await using files = await mkdtempDisposable(join(tmpdir(), 'aloft-release-'))
    await cp(built, files.path, { recursive: true })
    await using released = await startAloft({
      cloud,
      settings: [`gateway.panelDirectory=${files.path}`],
    })
    await page.request.post(`${released.url}/api/gateway/session`, {
      data: preproduction,
      headers: { origin: released.url },
    })
    const assets = join(files.path, 'assets')
    for (const file of await readdir(assets))
      if (/^(act|ConsoleTab)-/.test(file)) await rm(join(assets, file))
    await page.goto(`${released.url}${server.path}`)
    const heading = page.getByRole('heading', { level: 1, name: server.name })
    await page.getByRole('button', { name: 'Reboot' }).click()
    const notices = page.getByRole('region', { name: 'Notices' })
    await expect(notices).toContainText('This part could not be loaded')
    await expect(heading).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Console log' }).click()
    const main = page.getByRole('main')
    await expect(main).toContainText('This part could not be loaded')
    await expect(heading).toBeVisible()
    await cp(built, files.path, { recursive: true })
    await main.getByRole('button', { name: 'Load the page again' }).click()
    await expect(page.getByLabel('Console log', { exact: true })).toContainText('login:')
  })

  test('has its metadata edited as pairs', async ({ page, signIn, newServer }) => {
    const server = await newServer({ input: { metadata: { role: 'cache' } } })
    await signIn(page, preproduction, server.path)
    await page.getByRole('button', { name: 'Edit metadata' }).click()
    const dialog = page.getByRole('dialog', { name: /^Edit metadata/ })
    await expect(dialog.getByRole('textbox', { name: 'Value 1' })).toHaveValue('cache')
    await dialog.getByRole('button', { name: 'Add' }).click()
    await dialog.getByRole('textbox', { name: 'Key 2' }).fill('owner')
    await dialog.getByRole('textbox', { name: 'Value 2' }).fill('web team')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Save metadata' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText('web team')).toBeVisible()
  })

  test('has a console, the actions of the cloud and the activity, each with an address', async ({
    page,
    signIn,
    newServer,
  }) => {
    const server = await newServer()
    await signIn(page, preproduction, server.path)
    await chooseAct(page, 'Lock')
    const dialog = page.getByRole('dialog', { name: `Lock ${server.name}` })
    await dialog.getByRole('textbox', { name: /^Why/ }).fill('audit')
    await dialog.getByRole('button', { name: 'Lock' }).click()
    await expect(page.getByText('Locked: audit')).toBeVisible()

    const parts = page.getByRole('navigation', { name: `Parts of ${server.name}` })
    await parts.getByRole('link', { name: 'Console log' }).click()
    await expect(page.getByLabel('Console log', { exact: true })).toContainText('login:')
    await expectAccessible(page)

    await parts.getByRole('link', { name: 'Actions' }).click()
    const created = page.getByRole('listitem').filter({ hasText: 'Created' })
    await created.getByText('Steps').click()
    await expect(created.getByText(/Success/).first()).toBeVisible()
    await expectAccessible(page)

    await parts.getByRole('link', { name: 'Activity' }).click()
    await page.reload()
    await expect(page).toHaveURL(`${server.path}/activity`)
    const entry = page.getByRole('listitem').filter({ hasText: `Lock ${server.name}` })
    await expect(entry).toContainText('Done')
    await expect(entry).toContainText('reachnovadevops')
    await expectAccessible(page)
    await page.goBack()
    await page.goBack()
    await expect(page.getByLabel('Console log', { exact: true })).toBeVisible()
  })
})

test.describe('the page of a server that cannot be shown', () => {
  const nobody = '00000000-0000-4000-8000-000000000000'

  test('says that there is no such server', async ({ page, signIn }) => {
    await signIn(page, preproduction, `/servers/dfw/${nobody}`)
    await expect(
      page.getByRole('heading', { name: 'There is no such server' }),
    ).toBeVisible()
    await expect(page.getByText(/Dallas knows no server with this id/)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'All servers' }).click()
    await expect(page).toHaveURL(/\/servers$/)
  })

  test('says that an id is no id', async ({ page, signIn }) => {
    await signIn(page, preproduction, '/servers/dfw/not-an-id')
    await expect(
      page.getByRole('heading', { name: 'There is no such server' }),
    ).toBeVisible()
  })

  test('says that there is no such region', async ({ page, signIn }) => {
    await signIn(page, preproduction, `/servers/mars/${nobody}`)
    await expect(
      page.getByRole('heading', { name: 'There is no such region' }),
    ).toBeVisible()
    await expectAccessible(page)
  })

  test('names the region that is down, and goes on when it is back', async ({
    page,
    signIn,
    newServer,
    dials,
  }) => {
    const server = await newServer({ region: 'syd' })
    await dials({ region: 'syd', service: 'compute', down: true })
    await signIn(page, preproduction, server.path)
    await expect(
      page.getByRole('heading', { name: 'Sydney does not answer' }),
    ).toBeVisible()
    await expectAccessible(page)
    await dials({ region: 'syd', service: 'compute', down: false })
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(server.name)
  })
})
