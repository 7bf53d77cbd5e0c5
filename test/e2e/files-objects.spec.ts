import { activity } from '@aloft/contracts/activity'
import { accounts, expect, expectAccessible, preproduction, test } from './file-fixtures.ts'

test.describe('objects', () => {
  test('lie in folders with counts, and the address is the way to them', async ({
    page,
    signIn,
    newContainer,
  }) => {
    const names = ['a.txt', 'photos/1.txt', 'photos/2.txt', 'photos/summer/3.txt']
    const { name, path } = await newContainer(names)
    await signIn(page, preproduction, path)
    await expect(page.getByRole('row', { name: /photos\// })).toContainText('3 objects')
    await page.getByRole('link', { name: 'photos/' }).click()
    await expect(page).toHaveURL(/folder=photos%2F/)
    await expect(page.getByRole('link', { name: '1.txt' })).toBeVisible()
    await page.reload()
    await page.getByRole('link', { name: 'summer/' }).click()
    await expect(page.getByRole('link', { name: '3.txt' })).toBeVisible()
    const crumbs = page.getByRole('navigation', { name: 'Breadcrumbs' })
    await crumbs.getByRole('link', { name: 'photos' }).click()
    await expect(page.getByRole('link', { name: '1.txt' })).toBeVisible()
    await page.getByRole('searchbox').fill('2')
    await expect(page.getByRole('link', { name: '1.txt' })).toHaveCount(0)
    await expect(page.getByRole('link', { name: '2.txt' })).toBeVisible()
    await crumbs.getByRole('link', { name }).click()
    await expect(page.getByRole('link', { name: 'a.txt' })).toBeVisible()
    await expectAccessible(page)
  })

  test('are looked into, renamed, described, lent and deleted', async ({
    page,
    signIn,
    newContainer,
  }) => {
    const { path, swift } = await newContainer(['notes/a b.txt'])
    await signIn(page, preproduction, `${path}?folder=notes/`)
    await page.getByRole('link', { name: 'a b.txt' }).click()
    const sheet = page.getByRole('dialog', { name: 'a b.txt' })
    await expect(sheet.getByText('notes/a b.txt').first()).toBeVisible()
    await expect(sheet.locator('pre')).toHaveText('notes/a b.txt')
    await expectAccessible(page)

    await sheet.getByRole('button', { name: 'Make a URL' }).click()
    const url = await sheet.getByRole('textbox', { name: 'Temporary URL' }).inputValue()
    const lent = await fetch(url)
    expect([lent.status, await lent.text()]).toEqual([200, 'notes/a b.txt'])

    await sheet.getByRole('button', { name: 'More acts of notes/a b.txt' }).click()
    await page.getByRole('menuitem', { name: 'Set expiry' }).click()
    const form = page.getByRole('dialog', { name: /When/ })
    await form.getByRole('radio', { name: 'In a week' }).check()
    await form.getByRole('button', { name: 'Save expiry' }).click()
    await expect(form).toHaveCount(0)
    await expect
      .poll(async () =>
        (await swift('HEAD', '/notes/a%20b.txt')).headers.has('x-delete-at'),
      )
      .toBe(true)

    await sheet.getByRole('button', { name: 'Rename' }).click()
    const rename = page.getByRole('dialog', { name: /^Rename/ })
    await rename.getByLabel('New name').fill('notes/c.txt')
    await rename.getByRole('button', { name: 'Rename' }).click()
    await page.getByRole('link', { name: 'c.txt' }).click()
    const renamed = page.getByRole('dialog', { name: 'c.txt' })
    await expect(renamed.locator('pre')).toHaveText('notes/a b.txt')
    const moved = await swift('HEAD', '/notes/c.txt')
    expect(moved.headers.has('x-delete-at')).toBe(true)
    expect((await swift('HEAD', '/notes/a%20b.txt')).status).toBe(404)

    await renamed.getByRole('button', { name: 'Delete', exact: true }).click()
    await page
      .getByRole('dialog', { name: /^Delete/ })
      .getByRole('button', { name: 'Delete' })
      .click()
    await expect(page.getByText('Nothing in here yet')).toBeVisible()
  })

  test('are deleted several at once, folders with all that is in them', async ({
    page,
    signIn,
    newContainer,
  }) => {
    const { name, path } = await newContainer(['keep.txt', 'gone.txt', 'old/1', 'old/x/2'])
    await signIn(page, preproduction, path)
    await page.getByRole('checkbox', { name: 'Select gone.txt' }).check()
    await page.getByRole('checkbox', { name: 'Select old/' }).check()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const question = page.getByRole('alertdialog', { name: 'Delete 2 things?' })
    await expect(question.getByRole('status')).toHaveText('3 objects')
    await question.getByRole('textbox').fill(name)
    await expectAccessible(page)
    await question.getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByRole('link', { name: 'keep.txt' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'old/' })).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'gone.txt' })).toHaveCount(0)
  })

  test('of which something stays say what, and why', async ({
    page,
    signIn,
    newContainer,
  }) => {
    const { name, path, swift } = await newContainer(['part'])
    const manifest = (of: string) => JSON.stringify([{ path: `/${name}/${of}` }])
    await swift('PUT', '/reel?multipart-manifest=put', manifest('part'))
    await swift('PUT', '/film?multipart-manifest=put', manifest('reel'))
    // By now it is another one, which the manifest means no more.
    await swift('PUT', '/reel', 'plain')
    await signIn(page, preproduction, path)
    await page.getByRole('checkbox', { name: 'Select film' }).check()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const question = page.getByRole('alertdialog', { name: 'Delete film?' })
    await question.getByRole('button', { name: 'Delete' }).click()
    await expect(question).toContainText(`Not deleted: /${name}/reel: Not an SLO manifest.`)
  })

  test('whose deletion is left half way are there as far as they are, and the activity says it', async ({
    page,
    signIn,
    newContainer,
    dials,
    api,
  }) => {
    const names = Array.from({ length: 120 }, (_, at) => `old/${1000 + at}`)
    const { name, path } = await newContainer(names)
    await signIn(page, preproduction, `${path}?folder=old/`)
    await page.getByRole('checkbox', { name: 'Select all 120 that match' }).check()
    await dials({ region: 'dfw', service: 'object-store', latencyMs: 100 })
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const question = page.getByRole('alertdialog', { name: 'Delete 120 things?' })
    await question.getByRole('button', { name: 'Delete' }).click()
    await expect(question).toContainText('100 deleted', { timeout: 45_000 })
    const asked = page.waitForEvent('dialog')
    const reloaded = page.reload()
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.accept()
    await reloaded
    await dials({ region: 'dfw', service: 'object-store', latencyMs: 0 })
    await expect(page.getByRole('link', { name: '1119' })).toBeVisible()
    await expect(page.getByRole('link', { name: '1000' })).toHaveCount(0)
    const { entries } = await api.call(activity)('GET /entries', { query: { limit: 20 } })
    expect(entries.find(({ title }) => title.includes(name))).toMatchObject({
      title: `Delete 100 objects from ${name}`,
      state: 'done',
    })
  })

  test('that cannot be read say why, and are read again', async ({
    page,
    signIn,
    dials,
  }) => {
    await signIn(page, accounts.member, '/files/dfw/logs')
    await expect(page.getByRole('link', { name: 'panel-web-1/' })).toBeVisible()
    await dials({ region: 'dfw', service: 'object-store', errorRate: 1 })
    await page.getByRole('link', { name: 'panel-web-1/' }).click()
    await expect(page.getByRole('alert').first()).toContainText('could not be read')
    await dials({ region: 'dfw', service: 'object-store', errorRate: 0 })
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await expect(page.getByRole('link', { name: '2026/' })).toBeVisible()
  })
})
