import { browserUse } from '@aloft/testkit/browser-use'
import { expect, expectAccessible, preproduction, test } from './server-fixtures.ts'

// As from another machine: no secure context, unlike 127.0.0.1.
const { launchOptions } = browserUse
const args = [...launchOptions.args, '--host-resolver-rules=MAP panel.example 127.0.0.1']
test.use({ launchOptions: { ...launchOptions, args } })

test.describe('the panel over plain HTTP from another machine', () => {
  test.beforeEach(async ({ page, context, aloft, signIn }) => {
    await signIn(page, preproduction)
    const cookies = await context.cookies(aloft.url)
    await context.addCookies(cookies.map((one) => ({ ...one, domain: 'panel.example' })))
  })

  test('carries acts out', async ({ page, aloft, newServer }) => {
    const server = await newServer()
    await page.goto(elsewhere(aloft.url, server.path))
    expect(await page.evaluate(() => isSecureContext)).toBe(false)
    await page.getByRole('button', { name: 'Shut down' }).click()
    const dialog = page.getByRole('dialog', { name: `Shut down ${server.name}` })
    await dialog.getByRole('button', { name: 'Shut down' }).click()
    await expect(page.getByRole('status', { name: 'Status: Shut off' })).toBeVisible()
  })

  test('says on the button that it may not copy', async ({ page, aloft, newServer }) => {
    const server = await newServer()
    await page.goto(elsewhere(aloft.url, server.path))
    const told = page.getByRole('tooltip', { name: 'Copying is not allowed here' })
    const id = page.getByRole('button', { name: `Copy ${server.id}` })
    await id.click()
    await expect(told).toBeVisible()
    await expectAccessible(page)
    await expect(told).toBeHidden()
    await page.getByRole('button', { name: 'Reboot' }).click()
    const dialog = page.getByRole('dialog', { name: `Reboot ${server.name}` })
    await dialog.getByText('The same as CLI, API, Terraform').click()
    await dialog.getByRole('button', { name: 'Copy CLI' }).click()
    await expect(told).toBeVisible()
    await expect(told).toBeHidden()
  })
})

function elsewhere(url: string, path: string): string {
  return `http://panel.example:${new URL(url).port}${path}`
}
