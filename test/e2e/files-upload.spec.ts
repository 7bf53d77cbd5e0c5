import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { activity } from '@aloft/contracts/activity'
import { expect, expectAccessible, pick, preproduction, test } from './file-fixtures.ts'

const inSegments = '_segments?prefix=film.bin/'
/** Of a listing; none too where there is no such container. */
const linesOf = (listing: string): number => listing.split('\n').length - 1

test.describe('an upload', () => {
  test('of a large file arrives in segments, with the bytes that it had', async ({
    page,
    signIn,
    newContainer,
    bigFile,
    api,
  }) => {
    const { name, path, swift } = await newContainer()
    await signIn(page, preproduction, path)
    await pick(page, bigFile.path)
    const row = page.getByRole('listitem', { name: 'film.bin' })
    await expect(row).toContainText('Done')
    const { entries } = await api.call(activity)('GET /entries', { query: { limit: 20 } })
    expect(entries.filter(({ title }) => title.includes(name)).at(0)).toMatchObject({
      title: `Upload a file as ${name}/film.bin`,
      input: { sizeBytes: bigFile.bytes.length },
      state: 'done',
    })
    await expect(page.getByRole('link', { name: 'film.bin' })).toBeVisible()
    await expectAccessible(page)
    const arrived = await swift('GET', '/film.bin')
    expect(arrived.headers.get('x-static-large-object')).toBe('True')
    expect(Buffer.from(await arrived.arrayBuffer()).equals(bigFile.bytes)).toBe(true)
  })

  test('that a reload cut off goes on with what is there', async ({
    page,
    signIn,
    newContainer,
    bigFile,
    dials,
  }) => {
    const { name, path, swift } = await newContainer()
    await signIn(page, preproduction, path)
    await dials({ region: 'dfw', service: 'object-store', latencyMs: 300 })
    await pick(page, bigFile.path)
    const segments = () => swift('GET', inSegments)
    const countOf = async () => linesOf(await (await segments()).text())
    await expect.poll(countOf).toBeGreaterThan(2)
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await dials({ region: 'dfw', service: 'object-store', latencyMs: 0 })
    const unfinished = page.getByRole('region', { name: 'Unfinished uploads' })
    await expect(unfinished).toContainText(`${name}/film.bin`)
    const before = await (await segments()).text()
    await page.getByLabel('File of film.bin').setInputFiles(bigFile.path)
    await expect(page.getByRole('listitem', { name: 'film.bin' })).toContainText('Done')
    expect((await (await segments()).text()).startsWith(before.split('\n')[0] ?? '')).toBe(
      true,
    )
    const arrived = await swift('GET', '/film.bin')
    expect(Buffer.from(await arrived.arrayBuffer()).equals(bigFile.bytes)).toBe(true)
    await expect(unfinished).toHaveCount(0)
  })

  test('that goes on after a reload and is cancelled then is nowhere any more', async ({
    page,
    signIn,
    newContainer,
    bigFile,
    dials,
  }) => {
    const { path, swift } = await newContainer()
    await signIn(page, preproduction, path)
    await dials({ region: 'dfw', service: 'object-store', latencyMs: 300 })
    await pick(page, bigFile.path)
    const countOf = async () => linesOf(await (await swift('GET', inSegments)).text())
    await expect.poll(countOf).toBeGreaterThan(1)
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await page.getByLabel('File of film.bin').setInputFiles(bigFile.path)
    const row = page.getByRole('listitem', { name: 'film.bin' })
    await row.getByRole('button', { name: 'Cancel' }).click()
    await dials({ region: 'dfw', service: 'object-store', latencyMs: 0 })
    await expect.poll(countOf).toBe(0)
    await expect(row).toHaveCount(0)
  })

  test('survives a line that is lost for a while', async ({
    page,
    signIn,
    newContainer,
    bigFile,
    dials,
  }) => {
    const { path, swift } = await newContainer()
    await signIn(page, preproduction, path)
    await dials({ region: 'dfw', service: 'object-store', latencyMs: 100 })
    await pick(page, bigFile.path)
    const row = page.getByRole('listitem', { name: 'film.bin' })
    await expect(row).toContainText('Uploading')
    await dials({ region: 'dfw', service: 'object-store', down: true })
    await dials({ region: 'dfw', service: 'object-store', down: false, latencyMs: 0 })
    await expect(row).toContainText('Done', { timeout: 30_000 })
    const arrived = await swift('GET', '/film.bin')
    expect(Buffer.from(await arrived.arrayBuffer()).equals(bigFile.bytes)).toBe(true)
  })

  test('is paused, goes on, and when cancelled leaves no segment', async ({
    page,
    signIn,
    newContainer,
    bigFile,
    dials,
  }) => {
    const { path, swift } = await newContainer()
    await signIn(page, preproduction, path)
    await dials({ region: 'dfw', service: 'object-store', latencyMs: 300 })
    await pick(page, bigFile.path)
    const row = page.getByRole('listitem', { name: 'film.bin' })
    const listed = async () => (await swift('GET', '_segments')).text()
    await expect.poll(listed).toContain('film.bin/')
    await row.getByRole('button', { name: 'Pause' }).click()
    await expect(row).toContainText('Paused')
    await row.getByRole('button', { name: 'Resume' }).click()
    await expect(row).toContainText('Uploading')
    await dials({ region: 'dfw', service: 'object-store', latencyMs: 0 })
    await row.getByRole('button', { name: 'Pause' }).click()
    await row.getByRole('button', { name: 'Cancel' }).click()
    await expect(row).toHaveCount(0)
    await expect.poll(listed).not.toContain('film.bin/')
  })

  test('of which Swift refuses a part ends with all its parts, and is tried again', async ({
    page,
    signIn,
    newContainer,
    bigFile,
    dials,
    api,
  }) => {
    const { name, path } = await newContainer()
    await signIn(page, preproduction, path)
    const underWay = new Set<unknown>()
    page.on('request', (request) => {
      if (request.method() === 'PUT') underWay.add(request)
    })
    page.on('requestfinished', (request) => underWay.delete(request))
    page.on('requestfailed', (request) => underWay.delete(request))
    await dials({ region: 'dfw', service: 'object-store', latencyMs: 300 })
    await pick(page, bigFile.path)
    const row = page.getByRole('listitem', { name: 'film.bin' })
    await expect(row).toContainText('Uploading')
    await dials({
      region: 'dfw',
      service: 'object-store',
      errorRate: 1,
      errorStatus: 403,
    })
    await expect(row.getByRole('alert')).toBeVisible()
    expect(underWay.size).toBe(0)
    const { entries } = await api.call(activity)('GET /entries', { query: { limit: 20 } })
    expect(entries.filter(({ title }) => title.includes(name)).at(0)).toMatchObject({
      title: `Upload a file as ${name}/film.bin`,
      state: 'failed',
    })
    await dials({ region: 'dfw', service: 'object-store', errorRate: 0, latencyMs: 0 })
    await row.getByRole('button', { name: 'Try again' }).click()
    await expect(row).toContainText('Done')
  })

  test('asks before it replaces what has the same name', async ({
    page,
    signIn,
    newContainer,
  }) => {
    const { path, swift } = await newContainer(['a.txt'])
    await signIn(page, preproduction, path)
    const file = (text: string) => ({
      name: 'a.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(text),
    })
    await pick(page, file('second'))
    const row = page.getByRole('listitem', { name: 'a.txt' })
    await expect(row.getByRole('alert')).toContainText('There is an object of this name')
    await expectAccessible(page)
    await row.getByRole('button', { name: 'Keep both' }).click()
    await expect(page.getByRole('link', { name: 'a (2).txt' })).toBeVisible()
    expect(await (await swift('GET', '/a.txt')).text()).toBe('a.txt')
    await pick(page, file('third'))
    await row.getByRole('button', { name: 'Replace it' }).click()
    await expect(row).toContainText('Done')
    expect(await (await swift('GET', '/a.txt')).text()).toBe('third')
  })

  test('of a whole folder keeps its folders', async ({ page, signIn, newContainer }) => {
    const { path, swift } = await newContainer()
    const folder = await mkdtemp(join(tmpdir(), 'aloft-folder-'))
    await writeFile(join(folder, 'one.txt'), 'one')
    await signIn(page, preproduction, path)
    await page.getByLabel('Folder to upload').setInputFiles(folder)
    const name = `${folder.split('/').at(-1)}/one.txt`
    await expect(page.getByRole('listitem', { name })).toContainText('Done')
    expect(await (await swift('GET', `/${name}`)).text()).toBe('one')
    await rm(folder, { recursive: true })
  })
})
