import type { Page } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import {
  accounts,
  chooseAct,
  expect,
  preproduction,
  readServer,
  test,
} from './server-fixtures.ts'

const inProject = (page: Page, name: string) =>
  page.getByRole('button', { name: `Project: ${name}` })

const question = (page: Page) =>
  page.getByRole('alertdialog', { name: 'Another tab changed the project' })

async function switchProject(page: Page, from: string, to: string) {
  await inProject(page, from).click()
  await page.getByRole('menuitem', { name: to }).click()
  await expect(inProject(page, to)).toBeVisible()
}

test.describe('two tabs of one browser', () => {
  test('ask where to go on, and keep what was typed', async ({ page, context, signIn }) => {
    await signIn(page, accounts.member, '/servers/create')
    const name = page.getByRole('textbox', { name: 'Name', exact: true })
    await name.fill('half-filled')
    const other = await context.newPage()
    await other.goto('/servers')
    await switchProject(other, 'reach-production', 'reach-preproduction')

    await expect(question(page)).toContainText('works in reach-preproduction now')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Stay in reach-production' }).click()
    await expect(question(page)).toBeHidden()
    await expect(name).toHaveValue('half-filled')

    await expect(question(other)).toContainText('works in reach-production now')
    await other.getByRole('button', { name: 'Show reach-production' }).click()
    await expect(inProject(other, 'reach-production')).toBeVisible()
    await expect(other.getByRole('heading', { level: 1 })).toContainText('38')
    await expect(question(page)).toBeHidden()
  })

  test('are not asked any more when the other one came back', async ({
    page,
    context,
    signIn,
  }) => {
    await signIn(page, accounts.member)
    const other = await context.newPage()
    await other.goto('/servers')
    await switchProject(other, 'reach-production', 'reach-preproduction')
    await expect(question(page)).toBeVisible()
    await switchProject(other, 'reach-preproduction', 'reach-production')
    await expect(question(page)).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('38')
  })

  test('do nothing to what is not shown: an act waits for the answer', async ({
    page,
    api,
    signIn,
    newServer,
  }) => {
    const server = await newServer({ name: 'two-tabs' })
    await signIn(page, preproduction, server.path)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(server.name)
    await chooseAct(page, 'Lock')
    const lock = page.getByRole('dialog').getByRole('button', { name: 'Lock' })
    // As by a tab that could not tell the others; pressed before the page reads anything by itself.
    await lock.evaluate(async (button: HTMLButtonElement) => {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ project: 'reach-production' })
      await fetch('/api/gateway/session/project', { method: 'PUT', headers, body })
      button.click()
    })
    await expect(question(page)).toBeVisible()
    expect(await readServer(api, server)).toMatchObject({ locked: false })
    await page.getByRole('button', { name: 'Stay in reach-preproduction' }).click()
    await expect.poll(() => readServer(api, server)).toMatchObject({ locked: true })
  })

  test('may both change the project: the one that did not know asks first', async ({
    page,
    signIn,
  }) => {
    await signIn(page, preproduction, '/servers/create')
    await expect(inProject(page, 'reach-preproduction')).toBeVisible()
    await inProject(page, 'reach-preproduction').click()
    const there = page.getByRole('menuitem', { name: 'reach-production' })
    // As by a tab that could not tell the others; chosen before the page reads anything by itself.
    await there.evaluate(async (item: HTMLElement) => {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ project: 'reach-production' })
      await fetch('/api/gateway/session/project', { method: 'PUT', headers, body })
      item.click()
    })
    await page.getByRole('button', { name: 'Stay in reach-preproduction' }).click()
    await expect(question(page)).toBeHidden()
    await expect(inProject(page, 'reach-production')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('38')
  })

  test('ask again what the other one did when that could not be read', async ({
    page,
    context,
    signIn,
  }) => {
    await signIn(page, accounts.member, '/servers/create')
    const isAtHand = () =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .some(({ name }) => name.includes('OtherProjectDialog')),
      )
    await expect.poll(isAtHand, 'fetched before it is wanted').toBe(true)
    const other = await context.newPage()
    await other.goto('/servers/create')
    // As by a tab that goes offline just after its change.
    const scope = await other.evaluate(async () => {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ project: 'reach-preproduction' })
      const init = { method: 'PUT', headers, body }
      const { user, project } = await (
        await fetch('/api/gateway/session/project', init)
      ).json()
      return `${user.id}:${project.id}`
    })
    await context.setOffline(true)
    await other.evaluate((told) => {
      new BroadcastChannel('aloft.session').postMessage(told)
    }, scope)
    await expect(question(page)).toContainText('This computer is offline')
    await expectAccessible(page)
    await expect(question(page).getByRole('button', { name: 'Try again' })).toBeEnabled()
    // It is asked again by itself then; the button is for what no browser notices.
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Stay in reach-production' }).click()
    await expect(question(page)).toBeHidden()
  })

  test('leave together, and come back together', async ({ page, context, signIn }) => {
    await signIn(page, accounts.member)
    const other = await context.newPage()
    await other.goto('/servers')
    await other.getByRole('button', { name: 'Account of reachnovadevops' }).click()
    await other.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()

    await page.getByRole('textbox', { name: 'Username' }).fill('auditor')
    await page.getByRole('textbox', { name: 'Password' }).fill(accounts.reader.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(other.getByRole('button', { name: 'Account of auditor' })).toBeVisible()
  })

  test('are told when somebody else signed in', async ({ page, signIn }) => {
    await signIn(page, accounts.member)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('38')
    const other = await page.context().newPage()
    await signIn(other, accounts.newcomer)
    await expect(other.getByRole('button', { name: 'Account of newcomer' })).toBeVisible()
    const [first] = await page.getByRole('link', { name: /^web/ }).all()
    await first?.click()
    const dialog = page.getByRole('alertdialog', {
      name: 'Somebody else signed in in another tab',
    })
    await expect(dialog).toContainText('signed in as newcomer now')
    await dialog.getByRole('button', { name: 'Go on as newcomer' }).click()
    await expect(page.getByRole('button', { name: 'Account of newcomer' })).toBeVisible()
  })
})
