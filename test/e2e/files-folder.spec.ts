import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { accounts, expect, expectAccessible, preproduction, test } from './file-fixtures.ts'

const names = ['b.txt', 'a.json', 'photos/1.jpg', 'photos/2.jpg', 'photos/old/3.jpg']

async function select(page: Page, ...chosen: string[]): Promise<void> {
  for (const name of chosen)
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check()
}

test.describe('a folder', () => {
  test('is a list like every other: facets, sort, search and columns, all in the address', async ({
    page,
    signIn,
    newContainer,
  }) => {
    const { path, swift } = await newContainer(names)
    await swift('PUT', '/empty.txt', '')
    await signIn(page, preproduction, path)
    await expect(page.getByText('4 of 4 match')).toBeVisible()
    const filters = page.getByRole('complementary', { name: 'Filters' })
    for (const choice of ['Objects 3', 'Folders 1', 'Text 3', 'Empty 1', 'Within a day 3'])
      await expect(filters.getByRole('checkbox', { name: choice })).toBeVisible()
    await filters.getByRole('checkbox', { name: /^Objects/ }).click()
    await filters.getByRole('checkbox', { name: /^Under 10 kB/ }).click()
    await expect(page.getByText('2 of 4 match')).toBeVisible()
    await page.getByRole('button', { name: 'Name', exact: true }).click()
    await expect(page).toHaveURL(/entry=object.*sizes=to-10kB|sizes=to-10kB.*entry=object/)
    await expect(page).toHaveURL(/sort=-name/)
    await page.reload()
    await expect(page.getByText('2 of 4 match')).toBeVisible()
    await expect(page.getByRole('row').nth(1)).toContainText('b.txt')
    // What is shown beside the list leaves it as it is.
    await page.getByRole('link', { name: 'a.json' }).click()
    const sheet = page.getByRole('dialog', { name: 'a.json' })
    await expect(sheet.getByText('MD5')).toBeVisible()
    await sheet.getByRole('button', { name: 'Close' }).click()
    await expect(page).toHaveURL(/sort=-name/)
    await expect(page.getByText('2 of 4 match')).toBeVisible()
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'MD5' }).check()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('columnheader', { name: 'MD5' })).toBeVisible()
    await expectAccessible(page)
  })

  test('is gone through by keys and exported', async ({ page, signIn, newContainer }) => {
    const { path } = await newContainer(names)
    await signIn(page, preproduction, path)
    await expect(page.getByText('3 of 3 match')).toBeVisible()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await expect(page.getByText('2 selected').first()).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox', { name: 'Search objects' })).toBeFocused()
    await page.keyboard.type('photos')
    await expect(page.getByText('1 of 3 match')).toBeVisible()
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /^CSV/ }).click(),
    ])
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^photos\/,.*,Folder$/)
    await page.keyboard.press('Escape')
    await page.getByRole('grid').focus()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\?folder=photos%2F$/)
    await expect(page.getByRole('link', { name: '1.jpg' })).toBeVisible()
  })

  test('of many pages is shown from the first one on, and searched whole', async ({
    page,
    signIn,
    newContainer,
    dials,
  }) => {
    const many = Array.from({ length: 210 }, (_, at) => `n-${String(at).padStart(3, '0')}`)
    const { path } = await newContainer(many)
    await dials({ region: 'dfw', service: 'object-store', latencyMs: 1500 })
    await signIn(page, preproduction, path)
    await expect(page.getByText('200 of 200 match')).toBeVisible()
    await expect(page.getByText('210 of 210 match')).toBeVisible()
    await page.getByRole('searchbox').fill('n-209')
    await expect(page.getByRole('link', { name: 'n-209' })).toBeVisible()
  })

  test('is renamed with all that lies in it', async ({ page, signIn, newContainer }) => {
    const { path, swift } = await newContainer(names)
    await signIn(page, preproduction, path)
    await page.getByRole('button', { name: 'Acts of photos/' }).click()
    await expect(
      page.getByRole('menuitem', { name: /^Download: Swift hands out objects/ }),
    ).toBeDisabled()
    await page.getByRole('menuitem', { name: 'Rename…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Rename photos/' })
    await expect(dialog).toContainText('3 objects, 40 B')
    await expect(
      dialog.getByRole('button', { name: 'Rename' }),
    ).toHaveAccessibleDescription('It is there already.')
    await dialog.getByLabel('New name').fill('pictures')
    await dialog.getByText('The same as CLI, API, Terraform').click()
    await expect(dialog).toContainText('pictures/old/3.jpg')
    await dialog.getByRole('button', { name: 'Rename' }).click()
    await expect(page.getByText(/^Move 3 objects to .*pictures\/: done/)).toBeVisible()
    await expect(page.getByRole('link', { name: 'pictures/' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'photos/' })).toHaveCount(0)
    const moved = await swift('GET', '/pictures/old/3.jpg')
    expect([moved.status, await moved.text()]).toEqual([200, 'photos/old/3.jpg'])
    expect((await swift('HEAD', '/photos/1.jpg')).status).toBe(404)
  })

  test('and objects are copied into another container together', async ({
    page,
    signIn,
    newContainer,
  }) => {
    const from = await newContainer(names)
    const to = await newContainer()
    await signIn(page, preproduction, from.path)
    await select(page, 'b.txt', 'photos/')
    await page.getByRole('button', { name: 'Copy to…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Copy 2 entries' })
    await expect(dialog).toContainText('4 objects')
    await dialog.getByRole('combobox', { name: 'Into container' }).fill(to.name)
    await page.getByRole('option', { name: to.name }).click()
    await dialog.getByLabel('Folder').fill('backup/of today')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Copy' }).click()
    await expect(
      page.getByText(/^Copy 4 objects to .*backup\/of today\/: done/),
    ).toBeVisible()
    for (const name of ['b.txt', 'photos/old/3.jpg']) {
      const copy = await to.swift('GET', `/backup/of%20today/${name}`)
      expect([copy.status, await copy.text()]).toEqual([200, name])
      expect((await from.swift('HEAD', `/${name}`)).status).toBe(200)
    }
  })

  test('whose move is left half way asks first, says how far it came, and lists what is there', async ({
    page,
    signIn,
    newContainer,
    dials,
  }) => {
    const many = Array.from({ length: 120 }, (_, at) => `old/${1000 + at}`)
    const { name, path } = await newContainer(many)
    await signIn(page, preproduction, `/files?q=${name}`)
    await page.getByRole('link', { name }).click()
    await select(page, 'old/')
    await page.getByRole('button', { name: 'Move to…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Move old/' })
    await expect(dialog).toContainText('120 objects')
    await dialog.getByLabel('Folder').fill('new')
    await dials({ region: 'dfw', service: 'object-store', latencyMs: 50 })
    await dialog.getByRole('button', { name: 'Move' }).click()
    await expect(dialog.getByRole('status')).toHaveText('0 of 120 done')
    const asked: string[] = []
    page.on('dialog', (question) => {
      asked.push(question.type())
      void question.dismiss()
    })
    await page.evaluate(() => location.reload())
    await expect.poll(() => asked).toEqual(['beforeunload'])
    await page.goBack()
    await dials({ region: 'dfw', service: 'object-store', latencyMs: 0 })
    await expect(page.getByText(/^Move 120 objects to .*: stopped$/)).toBeVisible()
    await expect(page.getByText(/left when 100 of 120 were done/)).toBeVisible()
    await page.goto(`${path}?folder=${encodeURIComponent('old/')}`)
    await expect(page.getByRole('link', { name: '1119' })).toBeVisible()
    await expect(page.getByRole('link', { name: '1000' })).toHaveCount(0)
  })

  test('names each object that could not be moved, and leaves it where it was', async ({
    page,
    signIn,
    newContainer,
  }) => {
    const { path, swift } = await newContainer([...names, 'there/b.txt'])
    await signIn(page, preproduction, path)
    await select(page, 'a.json', 'b.txt')
    await page.getByRole('button', { name: 'Move to…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Move 2 entries' })
    await dialog.getByLabel('Folder').fill('there')
    await dialog.getByRole('button', { name: 'Move' }).click()
    await expect(dialog.getByRole('status')).toHaveText('1 of 2 done, 1 not done')
    const failures = dialog.getByRole('list', { name: 'Not done' })
    await expect(failures.getByRole('listitem')).toHaveCount(1)
    await expect(failures).toContainText('b.txt: An object of this name is there already')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await expect(page.getByRole('link', { name: 'b.txt' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'a.json' })).toHaveCount(0)
    expect(await (await swift('GET', '/b.txt')).text()).toBe('b.txt')
    expect(await (await swift('GET', '/there/b.txt')).text()).toBe('there/b.txt')
    expect(await (await swift('GET', '/there/a.json')).text()).toBe('a.json')
  })

  test('has acts in its rows, and for several what is possible for several', async ({
    page,
    signIn,
    newContainer,
  }) => {
    const { path, swift } = await newContainer(names)
    await signIn(page, preproduction, path)
    await page.getByRole('button', { name: 'Acts of b.txt' }).click()
    await page.getByRole('menuitem', { name: 'Rename' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('New name').fill('c.txt')
    await form.getByRole('button', { name: 'Rename' }).click()
    await expect(page.getByRole('link', { name: 'c.txt' })).toBeVisible()
    await select(page, 'a.json', 'c.txt')
    await page.getByRole('button', { name: 'More acts' }).click()
    await page.getByRole('menuitem', { name: 'Set expiry' }).click()
    await form.getByRole('radio', { name: 'In a week' }).check()
    await form.getByRole('button', { name: 'Save expiry' }).click()
    await expect(form).toHaveCount(0)
    for (const name of ['a.json', 'c.txt']) {
      const read = () => swift('HEAD', `/${name}`)
      await expect.poll(async () => (await read()).headers.has('x-delete-at')).toBe(true)
    }
    const downloaded: string[] = []
    page.on('download', (download) => downloaded.push(download.suggestedFilename()))
    await page.getByRole('button', { name: 'Download 2' }).click()
    await expect.poll(() => downloaded.toSorted()).toEqual(['a.json', 'c.txt'])
    await select(page, 'photos/')
    await expect(
      page.getByRole('button', { name: 'Download 3' }),
    ).toHaveAccessibleDescription(/^Swift hands out objects, not folders/)
  })

  test('is looked at by a reader, who is told why nothing can be moved', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.reader, '/files/dfw/backups')
    await page.getByRole('button', { name: 'Acts of db-1/' }).click()
    for (const name of ['Rename…', 'Move to…', 'Copy to…', 'Delete…'])
      await expect(
        page.getByRole('menuitem', { name: new RegExp(`^${name}: .*needs member`) }),
      ).toBeDisabled()
  })
})
