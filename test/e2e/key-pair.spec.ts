import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { activity } from '@aloft/contracts/activity'
import { gateway } from '@aloft/contracts/gateway'
import type { ApiClient } from '@aloft/testkit/api-client'
import { startRelay } from '@aloft/testkit/relay'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, preproduction, test } from './server-fixtures.ts'

const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl test@example'

test.describe('the key pair of a new server', () => {
  test.beforeEach(async ({ page, signIn }) => {
    await signIn(page, preproduction, '/servers/create')
    await page.getByRole('radio', { name: /^Dallas/ }).check()
  })

  test('is one that the cloud has', async ({ page }) => {
    const select = page.getByRole('combobox', { name: 'Known key pairs' })
    await select.selectOption('reach-devops')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('with-key')
    await page.getByRole('radio', { name: /^Debian 13/ }).check()
    await page.getByRole('radio', { name: '1GB Standard' }).check()
    await expect(page.getByRole('region', { name: 'The same as a command' })).toContainText(
      '--key-name reach-devops',
    )
  })

  test('is pasted: a wrong one is told, a right one is chosen', async ({ page, api }) => {
    const name = `pasted-${randomUUID().slice(0, 8)}`
    await page.getByRole('radio', { name: 'Paste a public key' }).check()
    const add = page.getByRole('button', { name: 'Add this key' })
    await expect(add).toBeDisabled()
    await page.getByRole('textbox', { name: 'Name of the key pair' }).fill(name)
    const key = page.getByRole('textbox', { name: 'Public key' })
    await key.fill('-----BEGIN OPENSSH PRIVATE KEY-----')
    await expect(
      page.getByText(/must be one line as ssh-keygen writes it/).first(),
    ).toBeVisible()
    await expectAccessible(page)
    await key.fill(publicKey)
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('with-key')
    await page.getByRole('radio', { name: /^Debian 13/ }).check()
    await page.getByRole('radio', { name: '1GB Standard' }).check()
    const create = page.getByRole('button', { name: 'Create server' })
    await expect(create).toHaveAccessibleDescription(/^Add the key first/)
    await add.click()
    await expect(page.getByRole('combobox', { name: 'Known key pairs' })).toHaveValue(name)
    await expect(create).toBeEnabled()
    await page.getByRole('radio', { name: 'Paste a public key' }).check()
    await page.getByRole('textbox', { name: 'Name of the key pair' }).fill(name)
    await key.fill(publicKey)
    await add.click()
    await expect(page.getByRole('alert')).toContainText('already exists')
    await expect(key).toHaveValue(publicKey)
    await deleteKeyPair(api, name)
  })

  test('is made: its private key is shown once and kept nowhere', async ({ page, api }) => {
    const name = `made-${randomUUID().slice(0, 8)}`
    await page.getByRole('radio', { name: 'Make one' }).check()
    await page.getByRole('textbox', { name: 'Name of the key pair' }).fill(name)
    await page.getByRole('button', { name: 'Make the key pair' }).click()
    const shown = page.getByLabel(`Private key of ${name}`, { exact: true })
    await expect(shown).toContainText('PRIVATE KEY')
    await expect(page.getByText('once', { exact: true })).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Known key pairs' })).toHaveValue(name)
    await expectAccessible(page)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: `Download ${name}.pem` }).click()
    const file = await readFile(await (await download).path(), 'utf8')
    expect(file).toBe(await shown.textContent())
    const kept = await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]))
    expect(kept).not.toContain('PRIVATE KEY')
    const { entries } = await api.call(activity)('GET /entries', { query: { limit: 20 } })
    expect(entries.map(({ title }) => title)).toContain(`Make key pair ${name} in Dallas`)
    expect(JSON.stringify(entries)).not.toContain('PRIVATE KEY')
    await page.reload()
    await expect(page.getByRole('combobox', { name: 'Known key pairs' })).toHaveValue(name)
    await expect(shown).toHaveCount(0)
    await deleteKeyPair(api, name)
  })

  test('is made: its private key goes along until the person has it', async ({
    page,
    api,
  }) => {
    const names = [1, 2].map((number) => `made-${number}-${randomUUID().slice(0, 8)}`)
    for (const name of names) {
      await make(page, name)
      await expect(page.getByLabel(`Private key of ${name}`, { exact: true })).toBeVisible()
    }
    await page.getByRole('link', { name: 'Servers', exact: true }).first().click()
    await expect(page).toHaveURL(/\/servers$/)
    const told = page.getByRole('alertdialog', { name: 'What was made meanwhile' })
    for (const name of names)
      await expect(
        told.getByLabel(`Private key of ${name}`, { exact: true }),
      ).toContainText('PRIVATE KEY')
    await told.getByRole('button', { name: 'I have it' }).click()
    await expect(told).toBeHidden()

    await page.goBack()
    await make(page, `${names[0]}-again`)
    await page.getByRole('button', { name: 'I have it' }).click()
    await expect(page.getByText('PRIVATE KEY')).toHaveCount(0)
    await page.getByRole('link', { name: 'Servers', exact: true }).first().click()
    await expect(page.getByRole('grid', { name: 'Servers' })).toBeVisible()
    await expect(told).toHaveCount(0)
    for (const name of [...names, `${names[0]}-again`]) await deleteKeyPair(api, name)
  })

  test('is made, but the answer is lost: says that its private key is lost too', async ({
    page,
    api,
    aloft,
    dials,
  }) => {
    const name = `lost-${randomUUID().slice(0, 8)}`
    const { hostname, port } = new URL(aloft.url)
    await using relay = await startRelay({ host: hostname, port: Number(port) })
    await page.goto(`http://${hostname}:${relay.port}/servers/create`)
    await page.getByRole('radio', { name: /^Dallas/ }).check()
    await expect(page.getByRole('radio', { name: '1GB Standard' })).toBeVisible()
    const state = async () => {
      const { entries } = await api.call(activity)('GET /entries', { query: { limit: 20 } })
      return entries.find(({ title }) => title === `Make key pair ${name} in Dallas`)?.state
    }
    await dials({ region: 'dfw', service: 'compute', latencyMs: 2000 })
    await make(page, name)
    await expect.poll(state).toBe('started')
    relay.cut()
    await expect(page.getByText(/it may have been done/)).toBeVisible()
    relay.restore()
    await expect.poll(state).toBe('done')
    await page.getByRole('button', { name: 'Make the key pair' }).click()
    const notices = page.getByRole('region', { name: 'Notices' })
    await expect(notices).toContainText('Private key is lost')
    await expect(notices).toContainText('Make another key pair under another name')
    await expectAccessible(page)
    await page.getByRole('radio', { name: 'Choose' }).check()
    const select = page.getByRole('combobox', { name: 'Known key pairs' })
    await expect(select.getByRole('option', { name })).toHaveCount(1)
    await expect(select, 'nobody could sign in with it').not.toHaveValue(name)
    await deleteKeyPair(api, name)
  })

  test('is made again after nobody knew of it and the person has looked', async ({
    page,
    api,
    dials,
  }) => {
    const name = `looked-${randomUUID().slice(0, 8)}`
    await expect(page.getByRole('radio', { name: '1GB Standard' })).toBeVisible()
    await dials({ region: 'dfw', service: 'compute', down: true })
    await make(page, name)
    const unsure = page.getByText('Nobody knows whether it was done')
    await expect(unsure).toBeVisible()
    await expectAccessible(page)
    await dials({ region: 'dfw', service: 'compute', down: false })
    // The same key asks what came of the first press; it does nothing.
    const again = page.waitForResponse('**/api/gateway/acts')
    await page.getByRole('button', { name: 'Make the key pair' }).click()
    expect(await (await again).json()).toMatchObject({ repeated: true })
    await expect(unsure).toBeVisible()
    await page.getByRole('button', { name: 'I have looked: it did not happen' }).click()
    await expect(unsure).toBeHidden()
    await page.getByRole('button', { name: 'Make the key pair' }).click()
    await expect(page.getByLabel(`Private key of ${name}`, { exact: true })).toBeVisible()
    await deleteKeyPair(api, name)
  })
})

/** Fills in and presses. */
async function make(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name: 'Make one' }).check()
  await page.getByRole('textbox', { name: 'Name of the key pair' }).fill(name)
  await page.getByRole('button', { name: 'Make the key pair' }).click()
}

async function deleteKeyPair(api: ApiClient, name: string): Promise<void> {
  const targets = [{ region: 'dfw', id: name }]
  const body = { act: 'key-pair.delete', key: randomUUID(), targets, input: {} }
  const { outcomes } = await api.call(gateway)('POST /acts', { body })
  expect(outcomes).toMatchObject([{ state: 'done' }])
}
