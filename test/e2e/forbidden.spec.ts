import { randomUUID } from 'node:crypto'
import { actIds, loadAct } from '@aloft/acts/registry'
import { accounts, expect, expectAccessible, test } from './server-fixtures.ts'

const reason = 'You have the role reader in this project; this needs member.'

test.describe('a person who may only look', () => {
  test('sees every act in the list with the reason why not', async ({ page, signIn }) => {
    await signIn(page, accounts.reader)
    await expect(page.getByText('38 of 38 match')).toBeVisible()
    await page.getByRole('button', { name: 'Acts of jenkins-01' }).click()
    const menu = page.getByRole('menu', { name: 'Acts of jenkins-01' })
    for (const title of ['Reboot', 'Shut down', 'Rename', 'Resize', 'Rebuild', 'Delete'])
      await expect(
        menu.getByRole('menuitem', { name: `${title}: ${reason}` }),
      ).toBeDisabled()
    await expect(menu.getByRole('menuitem', { disabled: false })).toHaveCount(0)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page
      .getByRole('row', { name: /jenkins-01/ })
      .getByRole('checkbox')
      .click()
    const bulk = page.getByRole('button', { name: 'Reboot' })
    await expect(bulk).toBeDisabled()
    await expect(bulk).toHaveAccessibleDescription(reason)
  })

  test('sees the whole page of a server, and nothing on it that can be pressed in vain', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.reader, '/servers?q=jenkins-01')
    await page.getByRole('link', { name: 'jenkins-01' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('jenkins-01')
    for (const name of ['Reboot', 'Shut down', 'Resize', 'Delete', 'Edit metadata']) {
      const button = page.getByRole('button', { name, exact: true })
      await expect(button).toBeDisabled()
      await expect(button).toHaveAccessibleDescription(reason)
    }
    const rename = page.getByRole('button', { name: 'Edit name' })
    await rename.click({ force: true })
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveCount(0)
    await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveCount(0)
    const tags = page.getByRole('region', { name: 'Tags' })
    await expect(tags).toContainText('production')
    await expect(tags).toContainText(reason)
    await expect(tags.getByRole('button')).toHaveCount(0)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Activity' }).click()
    await expect(
      page
        .getByRole('heading', { name: 'Nothing yet' })
        .or(page.getByRole('listitem').first()),
    ).toBeVisible()
  })

  test('is refused by the API too, whichever act it is', async ({ aloft }) => {
    const api = await aloft.signIn(accounts.reader)
    const list = await api.fetch('/api/cloud/dfw/compute/servers?limit=1')
    const { servers } = await list.json()
    const target = { region: 'dfw', id: String(servers[0].id) }
    expect(actIds.length).toBeGreaterThan(25)
    for (const act of actIds) {
      // Some are everybody's own: a reader has credentials too.
      if ((await loadAct(act))?.role === 'reader') continue
      const reply = await api.fetch('/api/gateway/acts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          act,
          key: randomUUID(),
          targets: act.startsWith('server.') && act !== 'server.create' ? [target] : [],
          input: { region: 'dfw' },
        }),
      })
      expect(reply.status, act).toBe(403)
      expect((await reply.json()).error, act).toMatchObject({
        code: 'forbidden',
        message: reason,
      })
    }
  })

  test('is refused by the cloud itself when the panel is gone round', async ({ aloft }) => {
    const api = await aloft.signIn(accounts.reader)
    const list = await api.fetch('/api/cloud/dfw/compute/servers?limit=1')
    const { servers } = await list.json()
    const path = `/api/cloud/dfw/compute/servers/${servers[0].id}`
    const deleted = await api.fetch(path, { method: 'DELETE' })
    expect(deleted.status).toBe(403)
    expect(await deleted.json()).toMatchObject({
      forbidden: { message: expect.stringContaining("Policy doesn't allow") },
    })
    expect((await api.fetch(path)).status).toBe(200)
  })
})
