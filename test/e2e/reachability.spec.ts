import { accounts, listed, serverId } from './security-fixtures.ts'
import { expect, expectAccessible, preproduction, test } from './server-fixtures.ts'

test.describe('who can reach a server', () => {
  test('is told with the rules that make it so', async ({ page, signIn, aloft }) => {
    const api = await aloft.signIn(accounts.member)
    const id = await serverId(api, 'dfw', 'panel-db-1')
    await signIn(page, accounts.member, `/servers/dfw/${id}/reach`)
    const answer = page.getByRole('region', { name: 'Answer' })
    await expect(answer.getByRole('status')).toHaveText(
      'Only 203.0.113.0/24 and 198.51.100.0/25 reach SSH (TCP 22) of panel-db-1.',
    )
    const ways = answer.getByRole('list', { name: 'Who is let in, and why' })
    await expect(ways.getByRole('listitem').first()).toContainText(
      'because of “TCP 22 (SSH) from 203.0.113.0/24” in office',
    )
    await expectAccessible(page)
    await page.getByRole('radio', { name: 'HTTP 80' }).check()
    await expect(answer.getByRole('status')).toHaveText(
      'Nobody reaches HTTP (TCP 80) of panel-db-1.',
    )
    await page.getByRole('radio', { name: 'Another port' }).check()
    const port = page.getByRole('spinbutton', { name: 'Port' })
    await port.fill('5432')
    await expect(answer.getByRole('status')).toContainText('members of web')
    await expect(ways.getByRole('link', { name: 'lb-dfw-1' }).first()).toBeVisible()
    await port.fill('70000')
    await expect(page.getByText('It must be a port from 1 to 65535.')).toBeVisible()
    await expectAccessible(page)
  })

  test('is everybody where a rule says so, and pings are asked apart', async ({
    page,
    signIn,
    aloft,
  }) => {
    const api = await aloft.signIn(accounts.member)
    const id = await serverId(api, 'dfw', 'ns1')
    await signIn(page, accounts.member, `/servers/dfw/${id}/reach`)
    const answer = page.getByRole('region', { name: 'Answer' })
    await page.getByRole('radio', { name: 'Ping' }).check()
    await expect(answer.getByRole('status')).toHaveText(
      'Everybody in the internet reaches a ping of ns1.',
    )
    await page.getByRole('radio', { name: 'HTTPS 443' }).check()
    await expect(answer.getByRole('status')).toContainText('members of default')
  })

  test('can be opened and closed from there', async ({ page, signIn, newServer, api }) => {
    const [network] = await listed(api, 'ord', '/networks?name=public', 'networks')
    const server = await newServer({
      region: 'ord',
      input: { networks: [String(network?.['id'])] },
    })
    await signIn(page, preproduction, `${server.path}/reach`)
    await page.getByRole('radio', { name: 'HTTPS 443' }).check()
    const answer = page.getByRole('region', { name: 'Answer' })
    await expect(answer.getByRole('status')).not.toContainText('Everybody')
    const open = page.getByRole('region', { name: 'Open it' })
    await open.getByRole('button', { name: 'Open HTTPS' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText(/it is opened for all of them/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Open a port' }).click()
    await expect(answer.getByRole('status')).toHaveText(
      `Everybody in the internet reaches HTTPS (TCP 443) of ${server.name}.`,
    )
    const ways = answer.getByRole('list', { name: 'Who is let in, and why' })
    for (const words of [
      'TCP 443 (HTTPS) from anywhere”',
      'TCP 443 (HTTPS) from anywhere (IPv6)',
    ]) {
      const way = ways.getByRole('listitem').filter({ hasText: words })
      await way.getByRole('button', { name: 'Close' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
      await expect(way).toHaveCount(0)
    }
    await expect(answer.getByRole('status')).not.toContainText('Everybody')
  })

  test('is told to a reader too, who may change nothing', async ({
    page,
    signIn,
    aloft,
  }) => {
    const api = await aloft.signIn(accounts.reader)
    const id = await serverId(api, 'dfw', 'lb-dfw-1')
    await signIn(page, accounts.reader, `/servers/dfw/${id}/reach`)
    await page.getByRole('radio', { name: 'HTTPS 443' }).check()
    const answer = page.getByRole('region', { name: 'Answer' })
    await expect(answer.getByRole('status')).toContainText('Everybody in the internet')
    await expect(answer.getByRole('button', { name: 'Close' }).first()).toBeDisabled()
    await expect(page.getByRole('button', { name: 'Open HTTPS' })).toBeDisabled()
  })

  test('is told from every page of a cloud that gives few at once', async ({
    page,
    signIn,
    aloft,
    dials,
  }) => {
    const api = await aloft.signIn(accounts.member)
    const id = await serverId(api, 'dfw', 'panel-db-1')
    await dials({ mostPerPage: 2 })
    await signIn(page, accounts.member, `/servers/dfw/${id}/reach`)
    const answer = page.getByRole('region', { name: 'Answer' })
    await expect(answer.getByRole('status')).toHaveText(
      'Only 203.0.113.0/24 and 198.51.100.0/25 reach SSH (TCP 22) of panel-db-1.',
    )
  })

  test('cannot be told while the network does not answer, and is then', async ({
    page,
    signIn,
    aloft,
    dials,
  }) => {
    const api = await aloft.signIn(accounts.member)
    const id = await serverId(api, 'syd', 'wiki')
    await dials({ region: 'syd', service: 'network', errorRate: 1, errorStatus: 503 })
    await signIn(page, accounts.member, `/servers/syd/${id}/reach`)
    await expect(page.getByText(/Who can reach it cannot be told/)).toBeVisible()
    await dials({ region: 'syd', service: 'network', errorRate: 0 })
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(
      page.getByRole('region', { name: 'Answer' }).getByRole('status'),
    ).toContainText('reach')
  })
})
