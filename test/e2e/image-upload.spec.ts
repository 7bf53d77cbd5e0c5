import { rm, writeFile } from 'node:fs/promises'
import { activity } from '@aloft/contracts/activity'
import { gateway } from '@aloft/contracts/gateway'
import { startRelay } from '@aloft/testkit/relay'
import type { Page } from '@playwright/test'
import {
  accounts,
  activeImage,
  digestOf,
  expect,
  expectAccessible,
  imagesNamed,
  preproduction,
  test,
  type DiskFile,
} from './image-fixtures.ts'
import { slowLine } from './slow-line.ts'

/** Of an upload that is to be seen under way: a dozen seconds for the file. */
const slowly = 100_000
const asksForOne = '**/api/gateway/image-uploads'
/** The gateway asks it for the image before an upload is begun. */
const slowCloud = { region: 'dfw', service: 'image', latencyMs: 2000 } as const

const pick = (page: Page, file: string | { name: string; text: string }) =>
  page
    .getByLabel('File of the image')
    .setInputFiles(
      typeof file === 'string'
        ? file
        : { name: file.name, mimeType: '', buffer: Buffer.from(file.text, 'latin1') },
    )

const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name', exact: true })
const createButton = (page: Page) => page.getByRole('button', { name: 'Create image' })
/** Below the name of the image. */
const active = (page: Page) => page.getByText('Active', { exact: true })

/** Fills the form in and begins the upload; gives its row. */
async function beginUpload(page: Page, file: DiskFile, name: string) {
  await pick(page, file.path)
  await expect(nameField(page)).toHaveValue('golden')
  await nameField(page).fill(name)
  await createButton(page).click()
  await expect(page).toHaveURL(/\/images\/dfw\/[0-9a-f-]{36}$/)
  return page.getByRole('listitem', { name })
}

test.describe('the file of an image', () => {
  test('is uploaded and arrives with the bytes that it had', async ({
    page,
    signIn,
    api,
    diskFile,
    imageName,
  }) => {
    await signIn(page, preproduction, '/images')
    await page.getByRole('button', { name: 'Create image' }).first().click()
    await expect(page.getByText('Choose the file.').last()).toBeVisible()
    await pick(page, diskFile.path)
    await expect(page.getByRole('combobox', { name: 'Disk format' })).toHaveValue('raw')
    await page.getByRole('textbox', { name: 'Operating system' }).fill('debian')
    await page.getByRole('spinbutton', { name: 'Smallest disk' }).fill('4')
    const elsewhere = page.getByRole('region', { name: 'The same elsewhere' })
    await expect(elsewhere).toContainText('--file golden.img')
    await expect(page.getByRole('meter', { name: 'Images' })).toBeVisible()
    await expectAccessible(page)
    const row = await beginUpload(page, diskFile, imageName)
    await expect(row).toContainText('Done')
    await expect(active(page)).toBeVisible()
    await expectAccessible(page)
    const image = await activeImage(api, imageName)
    expect(image).toMatchObject({
      os_hash_value: diskFile.digest,
      size: diskFile.bytes.length,
      visibility: 'private',
      os_distro: 'debian',
      min_disk: 4,
    })
    await page.getByRole('link', { name: 'Images', exact: true }).first().click()
    await expect(page.getByRole('region', { name: 'Uploads' })).toContainText(imageName)
    await page.getByRole('button', { name: 'Clear done' }).click()
    await expect(row).toHaveCount(0)
  })

  test('goes on after a lost line, a cloud that broke off, and a page that was left', async ({
    page,
    signIn,
    api,
    dials,
    diskFile,
    imageName,
  }) => {
    const line = await slowLine(page, slowly)
    await signIn(page, preproduction, '/images/create')
    const row = await beginUpload(page, diskFile, imageName)
    const bar = row.getByRole('progressbar', { name: `Upload of ${imageName}` })
    await expect(bar).toHaveAttribute('aria-valuenow', /^[1-9]/)
    await line.lose()
    await expect(row).toContainText('The line was lost. It is tried again.')
    await line.slow()
    await expect(row).not.toContainText('The line was lost')
    await row.getByRole('button', { name: 'Pause' }).click()
    await expect(row).toContainText('Paused')
    await expectAccessible(page)
    page.on('dialog', (dialog) => void dialog.accept())
    await row.getByRole('button', { name: 'Resume' }).click()
    await expect(row).toContainText('Uploading')
    await page.reload()
    await expect(page.getByText('was cut off when the page was left')).toBeVisible()
    await page.getByLabel(`File of ${imageName}`).setInputFiles(diskFile.path)
    await expect(row).toContainText('Uploading')
    await dials({ region: 'dfw', service: 'image', down: true })
    await dials({ region: 'dfw', service: 'image', down: false })
    await expect(row).toContainText('Begun anew: ', { timeout: 30_000 })
    await line.fast()
    await expect(row).toContainText('Done', { timeout: 30_000 })
    const image = await activeImage(api, imageName)
    expect(image['os_hash_value']).toBe(diskFile.digest)
  })

  test('goes on though nobody heard that it was begun', async ({
    page,
    signIn,
    api,
    diskFile,
    imageName,
  }) => {
    const line = await slowLine(page, slowly)
    await signIn(page, preproduction, '/images')
    const { hostname, port } = new URL(page.url())
    await using relay = await startRelay({ host: hostname, port: Number(port) })
    await page.goto(`http://${hostname}:${relay.port}/images/create`)
    const begun = async () => {
      const { entries } = await api.call(activity)('GET /entries', { query: { limit: 20 } })
      return entries.filter(({ title }) => title === `Upload a file into ${imageName}`)
    }
    // From the moment in which it is asked for nothing comes back.
    relay.loseAnswers('POST /api/gateway/image-uploads ')
    const row = await beginUpload(page, diskFile, imageName)
    await expect.poll(begun).toHaveLength(1)
    relay.cut()
    relay.restore()
    await expect(row).toContainText('Uploading')
    await line.fast()
    await expect(row).toContainText('Done', { timeout: 30_000 })
    const image = await activeImage(api, imageName)
    expect(image['os_hash_value']).toBe(diskFile.digest)
    expect(await begun()).toMatchObject([{ state: 'done' }])
  })

  test('that is aborted leaves nothing, and one that changed is named', async ({
    page,
    signIn,
    api,
    diskFile,
    imageName,
  }) => {
    const line = await slowLine(page, slowly)
    await signIn(page, preproduction, '/images/create')
    const row = await beginUpload(page, diskFile, imageName)
    await expect(row).toContainText('Uploading')
    await writeFile(diskFile.path, 'other bytes')
    await expect(row.getByRole('alert')).toContainText('golden.img was changed or removed')
    await expect(row.getByRole('alert')).toContainText('The image is there, without bytes')
    await expectAccessible(page)
    await line.fast()
    await row.getByLabel(`File of ${imageName}`).setInputFiles(diskFile.path)
    await expect(row).toContainText('Done')
    const image = await activeImage(api, imageName)
    expect(image['os_hash_value']).toBe(digestOf(Buffer.from('other bytes')))
    await expect(row.getByRole('alert')).toHaveCount(0)

    await writeFile(diskFile.path, diskFile.bytes)
    await page.goto('/images/create')
    await line.slow()
    const aborted = await beginUpload(page, diskFile, `${imageName}-2`)
    await expect(aborted).toContainText('Uploading')
    await aborted.getByRole('button', { name: 'Abort' }).click()
    await expect(page).toHaveURL(/\/images$/)
    expect(await imagesNamed(api, `${imageName}-2`)).toEqual([])
  })

  test('is paused and given up also while it is only asked for', async ({
    page,
    signIn,
    api,
    dials,
    diskFile,
    imageName,
  }) => {
    const { outcomes } = await api.call(gateway)('POST /acts', {
      body: {
        act: 'image.create',
        key: crypto.randomUUID(),
        targets: [],
        input: { region: 'dfw', name: imageName, diskFormat: 'raw' },
      },
    })
    await signIn(page, preproduction, `/images/dfw/${outcomes[0]?.target?.id}`)
    const row = page.getByRole('listitem', { name: imageName })
    const pickFile = async () => {
      const asked = page.waitForRequest(asksForOne)
      await page.getByLabel(`File of ${imageName}`).setInputFiles(diskFile.path)
      const request = await asked
      const { key } = request.postDataJSON()
      return { request, key: String(key) }
    }
    const stateOf = async (id: string) => {
      const { state } = await api.call(gateway)('GET /image-uploads/:id', {
        params: { id },
      })
      return state
    }
    await dials(slowCloud)
    const first = await pickFile()
    await row.getByRole('button', { name: 'Pause' }).click()
    await (await first.request.response())?.finished()
    await expect(row.getByRole('button', { name: 'Resume' })).toBeVisible()
    await expect(row).toContainText('Paused')
    expect(await stateOf(first.key)).toBe('receiving')
    await row.getByRole('button', { name: 'Abort' }).click()
    await expect(row).toHaveCount(0)
    await expect.poll(() => stateOf(first.key)).toBe('aborted')

    const second = await pickFile()
    await row.getByRole('button', { name: 'Abort' }).click()
    await expect(row).toHaveCount(0)
    await expect.poll(() => stateOf(second.key).catch(() => 'not begun')).toBe('aborted')
  })

  test('waits while the person uploads as many as one may', async ({
    page,
    signIn,
    api,
    diskFile,
    imageName,
  }) => {
    const begin = async (number: number) => {
      const { outcomes } = await api.call(gateway)('POST /acts', {
        body: {
          act: 'image.create',
          key: crypto.randomUUID(),
          targets: [],
          input: { region: 'dfw', name: `${imageName}-${number}`, diskFormat: 'raw' },
        },
      })
      const imageId = outcomes[0]?.target?.id ?? ''
      return api.call(gateway)('POST /image-uploads', {
        body: { region: 'dfw', imageId, sizeBytes: 10 },
      })
    }
    const others = await Promise.all([1, 2, 3, 4].map(begin))
    await signIn(page, preproduction, '/images/create')
    const row = await beginUpload(page, diskFile, imageName)
    await expect(row).toContainText('You are uploading 4 files into images already.')
    await expect(row).toContainText('Waiting')
    for (const { id } of others)
      await api.call(gateway)('DELETE /image-uploads/:id', { params: { id } })
    await expect(row).toContainText('Done')
    expect(await activeImage(api, imageName)).toMatchObject({ size: diskFile.bytes.length })
  })

  test('is refused in words before anything is made', async ({
    page,
    signIn,
    api,
    dials,
    diskFile,
    imageName,
  }) => {
    await signIn(page, preproduction, '/images/create')
    const problem = page.getByRole('region', { name: 'What is in it' }).getByRole('alert')
    await pick(page, { name: 'empty.raw', text: '' })
    await expect(problem).toContainText('The file is empty.')
    await pick(page, { name: 'packed.qcow2', text: '\x1f\x8b\b' })
    await expect(problem).toContainText('packed (gzip)')
    await pick(page, { name: 'disk.vmdk', text: 'QFI\xfb' })
    const format = page.getByRole('combobox', { name: 'Disk format' })
    await expect(format).toHaveValue('qcow2')
    await format.selectOption('vmdk')
    await expect(problem).toContainText('choose QCOW2')
    await nameField(page).fill('Debian 13')
    await expect(page.getByText('There is an image of this name')).toBeVisible()
    await expectAccessible(page)
    await nameField(page).fill(imageName)
    await pick(page, diskFile.path)
    await dials({ region: 'dfw', service: 'image', errorRate: 1, errorStatus: 413 })
    await createButton(page).click()
    await expect(page.getByText('It was not done.')).toBeVisible()
    await dials({ region: 'dfw', service: 'image', errorRate: 0 })
    await rm(diskFile.path)
    await createButton(page).click()
    await expect(page.getByText('golden.img was changed or removed').last()).toBeVisible()
    await writeFile(diskFile.path, diskFile.bytes)
    expect(await imagesNamed(api, imageName)).toEqual([])
    await signIn(page, accounts.reader, '/images/create')
    await expect(createButton(page)).toBeDisabled()
    await expect(page.getByText('this needs member').first()).toBeVisible()
  })
})

test('an image is created from an address, and one that the cloud can not fetch is named', async ({
  page,
  signIn,
  api,
  diskFile,
  fileServer,
  imageName,
}) => {
  await signIn(page, preproduction, '/images/create')
  await page.getByRole('radio', { name: /^An address/ }).check()
  const address = page.getByRole('textbox', { name: 'Address of the file' })
  await address.fill('https://images.example/golden.raw')
  await nameField(page).fill(imageName)
  await createButton(page).click()
  const failure = page.getByRole('alert')
  await expect(failure).toContainText('does not pass filtering')
  await expect(failure).toContainText(`The image ${imageName} was taken away again.`)
  await expectAccessible(page)
  expect(await imagesNamed(api, imageName)).toEqual([])
  await address.fill(`${fileServer}/disk.raw`)
  await createButton(page).click()
  await expect(page).toHaveURL(/\/images\/dfw\/[0-9a-f-]{36}$/)
  await expect(active(page)).toBeVisible()
  const image = await activeImage(api, imageName)
  expect(image['os_hash_value']).toBe(diskFile.digest)

  await page.goto('/images/create')
  await page.getByRole('radio', { name: /^An address/ }).check()
  await address.fill(`${fileServer}/nothing.raw`)
  await nameField(page).fill(`${imageName}-2`)
  await createButton(page).click()
  await expect(page.getByText('could not fetch its file')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel(`File of ${imageName}-2`).setInputFiles(diskFile.path)
  await expect(page.getByRole('listitem', { name: `${imageName}-2` })).toContainText('Done')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Delete for good' }).click()
  await expect(page).toHaveURL(/\/images$/)
})
