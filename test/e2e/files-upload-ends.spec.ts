import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { gateway } from '@aloft/contracts/gateway'
import { objectId } from '@aloft/openstack/stored-object'
import type { Page } from '@playwright/test'
import {
  expect,
  expectAccessible,
  type MadeContainer,
  pick,
  preproduction,
  test,
} from './file-fixtures.ts'

const rowOf = (page: Page, name = 'film.bin') => page.getByRole('listitem', { name })
const slow = { region: 'dfw', service: 'object-store', latencyMs: 300 }
const quick = { ...slow, latencyMs: 0, losesAnswers: false }

async function segmentsOf({ swift }: MadeContainer): Promise<readonly string[]> {
  const listed = await (await swift('GET', '_segments')).text()
  return listed.split('\n').filter((name) => name !== '')
}
const bytesOf = async ({ swift }: MadeContainer, name: string) =>
  Buffer.from(await (await swift('GET', `/${name}`)).arrayBuffer())

test.describe('what ends an upload', () => {
  test('never takes a segment of the object that is there', async ({
    page,
    signIn,
    newContainer,
    bigFile,
    dials,
  }) => {
    const container = await newContainer()
    await signIn(page, preproduction, container.path)
    await pick(page, bigFile.path)
    const row = rowOf(page)
    await expect(row).toContainText('Done')
    const before = await segmentsOf(container)

    // The same file once more, cancelled before anybody looked whether the name is free.
    await dials(slow)
    await pick(page, bigFile.path)
    await row.getByRole('button', { name: 'Cancel' }).click()
    await expect(row).toHaveCount(0)

    // To replace it, cancelled on the way.
    await pick(page, bigFile.path)
    await row.getByRole('button', { name: 'Replace it' }).click()
    await expect
      .poll(async () => (await segmentsOf(container)).length)
      .toBeGreaterThan(before.length)
    await row.getByRole('button', { name: 'Pause' }).click()
    await row.getByRole('button', { name: 'Cancel' }).click()
    await dials(quick)
    await expect.poll(() => segmentsOf(container)).toEqual(before)

    // Left while it is asked what shall become of the name: nothing of it is there to be discarded.
    await pick(page, bigFile.path)
    await expect(row).toContainText('The name is taken')
    await page.reload()
    await expect(page.getByRole('link', { name: 'film.bin' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Discard' })).toHaveCount(0)
    expect((await bytesOf(container, 'film.bin')).equals(bigFile.bytes)).toBe(true)
  })

  test('by cancelling leaves what had arrived, though its answer was lost', async ({
    page,
    signIn,
    newContainer,
    bigFile,
    dials,
  }) => {
    const container = await newContainer()
    await signIn(page, preproduction, container.path)
    await loseManifest(page, dials, bigFile.path)
    await rowOf(page).getByRole('button', { name: 'Cancel' }).click()
    await dials(quick)
    await expect(page.getByText('film.bin had arrived already')).toBeVisible()
    expect((await bytesOf(container, 'film.bin')).equals(bigFile.bytes)).toBe(true)
  })

  test('by discarding leaves what may be of an object that has another name by now', async ({
    page,
    signIn,
    newContainer,
    bigFile,
    dials,
    api,
  }) => {
    const container = await newContainer()
    await signIn(page, preproduction, container.path)
    await loseManifest(page, dials, bigFile.path)
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await dials(quick)
    const { outcomes } = await api.call(gateway)('POST /acts', {
      body: {
        act: 'object.rename',
        key: randomUUID(),
        targets: [{ region: 'dfw', id: objectId(container.name, 'film.bin') }],
        input: { name: 'renamed.bin' },
      },
    })
    expect(outcomes).toMatchObject([{ state: 'done' }])
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect(page.getByText('Segments of film.bin may have stayed')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Discard' })).toHaveCount(0)
    expect((await bytesOf(container, 'renamed.bin')).equals(bigFile.bytes)).toBe(true)
  })

  test('takes the segments of what it replaced away', async ({
    page,
    signIn,
    newContainer,
    bigFile,
  }) => {
    const container = await newContainer()
    await signIn(page, preproduction, container.path)
    await pick(page, bigFile.path)
    const row = rowOf(page)
    await expect(row).toContainText('Done', { timeout: 30_000 })
    const before = await segmentsOf(container)
    const changed = Buffer.concat([bigFile.bytes, Buffer.from('more')])
    await writeFile(bigFile.path, changed)
    await pick(page, bigFile.path)
    await row.getByRole('button', { name: 'Replace it' }).click()
    await expect(row).toContainText('Done', { timeout: 30_000 })
    const after = await segmentsOf(container)
    expect(after).toHaveLength(before.length)
    expect(after.filter((name) => before.includes(name))).toEqual([])
    expect((await bytesOf(container, 'film.bin')).equals(changed)).toBe(true)

    await pick(page, {
      name: 'film.bin',
      mimeType: 'text/plain',
      buffer: Buffer.from('one'),
    })
    await row.getByRole('button', { name: 'Replace it' }).click()
    await expect(row).toContainText('Done', { timeout: 30_000 })
    expect(await segmentsOf(container)).toEqual([])
    expect((await bytesOf(container, 'film.bin')).toString()).toBe('one')
  })

  test('is told as done where only its answer was lost', async ({
    page,
    signIn,
    newContainer,
    bigFile,
    dials,
  }) => {
    const container = await newContainer()
    await signIn(page, preproduction, container.path)
    await dials({ ...quick, losesAnswers: true })
    const buffer = Buffer.from('small')
    await pick(page, { name: 'small.txt', mimeType: 'text/plain', buffer })
    await expect(rowOf(page, 'small.txt')).toContainText('It is tried again.')
    await dials(quick)
    await expect(rowOf(page, 'small.txt')).toContainText('Done')
    expect((await bytesOf(container, 'small.txt')).toString()).toBe('small')

    await loseManifest(page, dials, bigFile.path)
    await dials(quick)
    await expect(rowOf(page)).toContainText('Done')
    expect((await bytesOf(container, 'film.bin')).equals(bigFile.bytes)).toBe(true)
  })

  test('by a file that vanishes on the way says so at once', async ({
    page,
    signIn,
    newContainer,
    bigFile,
    dials,
  }) => {
    await writeFile(bigFile.path, 'small')
    const { path } = await newContainer()
    await signIn(page, preproduction, path)
    await dials({ ...quick, losesAnswers: true })
    await pick(page, bigFile.path)
    await expect(rowOf(page)).toContainText('It is tried again.')
    await rm(bigFile.path)
    await expect(rowOf(page).getByRole('alert')).toContainText(
      'film.bin was changed or removed on this computer',
    )
  })

  test('belongs to the tab that is at it, for as long as that is there', async ({
    page,
    context,
    signIn,
    newContainer,
    bigFile,
    dials,
  }) => {
    const container = await newContainer()
    await signIn(page, preproduction, container.path)
    await dials(slow)
    await pick(page, bigFile.path)
    await expect
      .poll(async () => (await segmentsOf(container)).join())
      .toContain('film.bin/')
    await rowOf(page).getByRole('button', { name: 'Pause' }).click()
    await dials(quick)
    const other = await context.newPage()
    await other.goto(container.path)
    const unfinished = other.getByRole('region', { name: 'Unfinished uploads' })
    await expect(unfinished).toContainText('Under way in another tab')
    await expect(unfinished.getByRole('button')).toHaveCount(0)
    await expectAccessible(other)
    await page.close()
    await unfinished.getByRole('button', { name: 'Discard' }).click()
    await expect(unfinished).toHaveCount(0)
    expect(await segmentsOf(container)).toEqual([])
  })
})

/** Uploads a large file whose manifest arrives, and of whose answer nobody hears. */
async function loseManifest(
  page: Page,
  dials: (setting: Readonly<Record<string, unknown>>) => Promise<void>,
  path: string,
): Promise<void> {
  await dials(slow)
  const manifest = page.waitForRequest(/multipart-manifest=put/)
  await pick(page, path)
  await manifest
  // It is still held back when this dial is turned.
  await dials({ ...slow, losesAnswers: true })
  await expect(rowOf(page)).toContainText('It is tried again.')
}
