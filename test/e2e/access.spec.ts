import { readFile } from 'node:fs/promises'
import { expectAccessible } from './accessibility.ts'
import { accounts, expect, test } from './fixtures.ts'

test.describe('access', () => {
  test('tells who one is, and hands out files without a password', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.member, '/access')
    await expect(page.getByText('reachnovadevops').first()).toBeVisible()
    await expect(
      page.getByText(/tells only administrators who is in a project/),
    ).toBeVisible()
    await expect(page.getByText(/only the openstack client does/)).toBeVisible()
    await expectAccessible(page)
    for (const name of ['openrc', 'clouds.yaml']) {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: `Download ${name}` }).click()
      const text = await readFile(await (await download).path(), 'utf8')
      expect(text).toContain('reach-production')
      expect(text).not.toContain(accounts.member.password)
    }
  })

  test('leads to another project', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/access')
    await page.getByRole('button', { name: 'Work in reach-preproduction' }).click()
    await expect(
      page.getByRole('button', { name: 'Project: reach-preproduction' }),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Project: reach-preproduction' }).click()
    await page.getByRole('menuitem', { name: /reach-production/ }).click()
    await expect(
      page.getByRole('button', { name: 'Project: reach-production' }),
    ).toBeVisible()
  })
})

test.describe('application credentials', () => {
  test('are made, told once, of use, and revoked', async ({ page, signIn, cloud }) => {
    await signIn(page, accounts.member, '/credentials')
    await page
      .getByRole('button', { name: 'Create application credential' })
      .first()
      .click()
    const form = page.getByRole('dialog', { name: /application credential/ })
    await form.getByLabel('Name').fill('nightly backup')
    await form.getByLabel('Last day').fill('2020-01-31')
    await expect(
      form.getByRole('button', { name: 'Create application credential' }),
    ).toHaveAccessibleDescription(/The last day is over/)
    await form.getByLabel('Last day').fill('2099-12-31')
    await form.getByRole('radio', { name: 'Look only' }).check()
    await expectAccessible(page)
    await form.getByRole('button', { name: 'Create application credential' }).click()
    const told = page.getByRole('dialog').filter({ hasText: 'clouds:' })
    await expect(told).toBeVisible()
    const file = await told
      .getByLabel('clouds.yaml of nightly backup', { exact: true })
      .textContent()
    const id = /application_credential_id: "([^"]+)"/.exec(file ?? '')?.[1]
    const secret = /application_credential_secret: "([^"]+)"/.exec(file ?? '')?.[1]
    const signedIn = await fetch(`${cloud.keystone}/auth/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        auth: {
          identity: {
            methods: ['application_credential'],
            application_credential: { id, secret },
          },
        },
      }),
    })
    expect(signedIn.status).toBe(201)
    await told.getByRole('button', { name: 'I have it' }).click()

    const row = page.getByRole('row', { name: /nightly backup/ })
    await expect(row).toContainText('reader')
    await row.getByRole('button', { name: 'Acts of nightly backup' }).click()
    await page.getByRole('menuitem', { name: 'Revoke' }).click()
    const question = page.getByRole('dialog', { name: 'Revoke nightly backup?' })
    await question.getByRole('button', { name: 'Revoke' }).click()
    await expect(row).toBeHidden()
  })

  test('of the same name are refused in the words of the cloud', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.reader, '/credentials')
    for (const attempt of ['first', 'second']) {
      await page
        .getByRole('button', { name: 'Create application credential' })
        .first()
        .click()
      const form = page.getByRole('dialog', { name: /application credential/ })
      await form.getByLabel('Name').fill('twice')
      await form.getByRole('button', { name: 'Create application credential' }).click()
      if (attempt === 'second') {
        await expect(form.getByRole('alert')).toContainText('Duplicate entry')
      } else {
        await page.getByRole('button', { name: 'I have it' }).click()
        await expect(page.getByRole('row', { name: /twice/ })).toBeVisible()
      }
    }
  })
})
