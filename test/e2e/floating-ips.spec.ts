import { gateway } from '@aloft/contracts/gateway'
import { accounts, blank, carryOut, listed, make, reason } from './security-fixtures.ts'
import { expect, expectAccessible, preproduction, test } from './server-fixtures.ts'

test.describe('the list of floating IPs', () => {
  test('tells where each leads, in all regions', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/floating-ips')
    const grid = page.getByRole('grid', { name: 'Floating IPs' })
    await expect(grid.getByRole('row', { name: /198\.18\.1\.200/ })).toContainText(
      'lb-dfw-1',
    )
    await expect(grid.getByRole('row', { name: /198\.19\.129\.200/ })).toContainText('wiki')
    await expectAccessible(page)
    await page.getByRole('checkbox', { name: /^Free/ }).check()
    await expect(grid.getByRole('row', { name: /198\.18\.1\.201/ })).toBeVisible()
    await expect(grid.getByRole('row', { name: /lb-dfw-1/ })).toHaveCount(0)
  })

  test('leads on to the server', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/floating-ips')
    await page.getByRole('link', { name: '198.18.1.200' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('198.18.1.200')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'lb-dfw-1' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('lb-dfw-1')
  })

  test('says to a reader why nothing can be changed', async ({ page, signIn }) => {
    await signIn(page, accounts.reader, '/floating-ips')
    await expect(
      page.getByRole('button', { name: 'Allocate floating IP' }).first(),
    ).toHaveAccessibleDescription(reason)
    await page.getByRole('button', { name: 'Acts of 198.18.1.200' }).click()
    const menu = page.getByRole('menu', { name: 'Acts of 198.18.1.200' })
    await expect(menu.getByRole('menuitem', { name: `Release: ${reason}` })).toBeDisabled()
  })
})

test.describe('a floating IP', () => {
  test('is allocated and released, after its price is told', async ({
    page,
    signIn,
    aloft,
  }) => {
    const api = await aloft.signIn(blank)
    await signIn(page, blank, '/floating-ips')
    await expect(page.getByRole('heading', { name: 'No floating IP yet' })).toBeVisible()
    await page.getByRole('button', { name: 'Allocate floating IP' }).first().click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByLabel('Floating IPs used of what is allowed')).toContainText(
      '0 of 50',
    )
    await dialog.getByRole('combobox', { name: 'Region' }).selectOption('iad')
    await expect(dialog.getByRole('combobox', { name: 'From the network' })).toHaveValue(
      /.+/,
    )
    await dialog.getByRole('textbox', { name: 'Description' }).fill('for the shop')
    await expectAccessible(page)
    await dialog.getByText('The same as CLI, API, Terraform').click()
    await expect(dialog.getByRole('tabpanel')).toContainText('floating ip create')
    await dialog.getByRole('button', { name: 'Allocate floating IP' }).click()
    await expect(dialog).toBeHidden()
    const grid = page.getByRole('grid', { name: 'Floating IPs' })
    await expect(grid.getByRole('row', { name: /for the shop/ })).toContainText('Free')
    const [made] = await listed(api, 'iad', '/floatingips', 'floatingips')
    const address = String(made?.['floating_ip_address'])
    await page.getByRole('button', { name: `Acts of ${address}` }).click()
    await page.getByRole('menuitem', { name: 'Release' }).click()
    const release = page.getByRole('dialog', { name: `Release ${address}?` })
    await expect(release.getByText('may never get it back')).toBeVisible()
    await release.getByRole('button', { name: 'Release' }).click()
    await expect(page.getByRole('heading', { name: 'No floating IP yet' })).toBeVisible()
    expect(await listed(api, 'iad', '/floatingips', 'floatingips')).toEqual([])
  })

  test('is led to a server on its page, and off it', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const [network] = await listed(
      api,
      'dfw',
      '/networks?name=preproduction-net',
      'networks',
    )
    const server = await newServer({ input: { networks: [String(network?.['id'])] } })
    await signIn(page, preproduction, server.path)
    const card = page.getByRole('region', { name: 'Floating IPs' })
    await expect(card).toContainText('None leads here.')
    await card.getByRole('button', { name: 'Associate' }).click()
    const dialog = page.getByRole('dialog', {
      name: `Lead a floating IP to ${server.name}`,
    })
    await dialog.getByRole('radio', { name: 'A new one' }).check()
    await dialog.getByRole('combobox', { name: 'Leads to' }).click()
    await page.getByRole('option', { name: new RegExp(server.name) }).click()
    await expect(dialog.getByText('reaches the server from outside')).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Associate' }).click()
    await expect(dialog).toBeHidden()
    const mine = async () =>
      (await listed(api, 'dfw', '/floatingips', 'floatingips')).filter(
        (each) => Reflect.get(Object(each['port_details']), 'device_id') === server.id,
      )
    await expect.poll(async () => (await mine()).length).toBe(1)
    const [made] = await mine()
    const address = String(made?.['floating_ip_address'])
    await expect(card).toContainText(address)
    await expect(page.getByRole('region', { name: 'Addresses' })).toContainText(address)
    await card.getByRole('button', { name: 'Disassociate' }).click()
    const ask = page.getByRole('dialog', { name: `Disassociate ${address}?` })
    await ask.getByRole('button', { name: 'Disassociate' }).click()
    await expect(card).toContainText('None leads here.')
    await card.getByRole('button', { name: 'Associate' }).click()
    await dialog.getByRole('combobox', { name: 'Address' }).selectOption({ label: address })
    await dialog.getByRole('combobox', { name: 'Leads to' }).click()
    await page.getByRole('option', { name: new RegExp(server.name) }).click()
    await dialog.getByRole('button', { name: 'Associate' }).click()
    await expect(card).toContainText(address)

    const reverse = page.getByRole('region', { name: 'Reverse DNS' })
    await reverse.getByRole('button', { name: 'Set name' }).click()
    const naming = page.getByRole('dialog')
    await naming
      .getByRole('textbox', { name: 'Name', exact: true })
      .fill('www.reach.example')
    await naming.getByRole('button', { name: 'Save' }).click()
    await expect(reverse).toContainText('www.reach.example')
    await expect(reverse).toContainText('Active')
    const target = { region: 'dfw', id: String(made?.['id']) }
    await carryOut(api, 'floating-ip.release', target)
  })

  test('that the quota does not allow is refused, and the form stays', async ({
    page,
    signIn,
    aloft,
  }) => {
    const api = await aloft.signIn(blank)
    const admin = await aloft.signIn(accounts.operator)
    const { project } = await api.call(gateway)('GET /session')
    const limit = (floatingip: number) =>
      admin.fetch(`/api/cloud/ord/network/quotas/${project.id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ quota: { floatingip } }),
      })
    const [network] = await listed(api, 'ord', '/networks?router:external=true', 'networks')
    const input = { region: 'ord', network: String(network?.['id']) }
    const id = await make(api, 'floating-ip.allocate', input)
    expect((await limit(1)).status).toBe(200)
    await signIn(page, blank, '/floating-ips')
    await page.getByRole('button', { name: 'Allocate floating IP' }).first().click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('1 of 1')).toBeVisible()
    await dialog.getByRole('combobox', { name: 'Region' }).selectOption('ord')
    await dialog.getByRole('textbox', { name: 'Description' }).fill('one too many')
    await dialog.getByRole('button', { name: 'Allocate floating IP' }).click()
    await expect(dialog.getByRole('alert')).toContainText('Quota exceeded')
    await expect(dialog.getByRole('textbox', { name: 'Description' })).toHaveValue(
      'one too many',
    )
    await limit(50)
    await carryOut(api, 'floating-ip.release', { region: 'ord', id })
  })

  test('of a network without addresses left is refused in words', async ({ aloft }) => {
    const api = await aloft.signIn(blank)
    const admin = await aloft.signIn(accounts.operator)
    const post = async (path: string, body: object) => {
      const reply = await admin.fetch(`/api/cloud/syd/network${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      expect(reply.status).toBe(201)
      return reply.json()
    }
    const tiny = { name: 'tiny-outside', 'router:external': true }
    const { network } = await post('/networks', { network: tiny })
    const subnet = {
      network_id: network.id,
      ip_version: 4,
      cidr: '192.0.2.0/30',
      name: 'tiny',
    }
    await post('/subnets', { subnet })
    const input = { region: 'syd', network: String(network.id) }
    const id = await make(api, 'floating-ip.allocate', input)
    await expect(make(api, 'floating-ip.allocate', input)).rejects.toThrow(
      /No more IP addresses available/,
    )
    await carryOut(api, 'floating-ip.release', { region: 'syd', id })
    await admin.fetch(`/api/cloud/syd/network/networks/${network.id}`, { method: 'DELETE' })
  })
})
