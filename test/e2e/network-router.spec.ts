import { randomUUID } from 'node:crypto'
import {
  accounts,
  choose,
  expect,
  expectAccessible,
  readNetworking,
  test,
} from './network-fixtures.ts'

const reason = 'You have the role reader in this project; this needs member.'

test.describe('a router', () => {
  test('is made with a gateway from the list', async ({ page, signIn, api }) => {
    const name = `way-${randomUUID().slice(0, 8)}`
    await signIn(page, accounts.member, '/routers')
    await page.getByRole('button', { name: 'Create router' }).click()
    const dialog = page.getByRole('dialog', { name: 'Create router' })
    await expect(dialog.getByRole('meter', { name: 'Routers in Dallas' })).toBeVisible()
    await dialog.getByRole('combobox', { name: 'Region' }).selectOption('dfw')
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await choose(page, 'Gateway', 'public')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Create router' }).click()
    await expect(page.getByRole('link', { name })).toBeVisible()
    const { body } = await readNetworking(api, `/routers?name=${name}`)
    expect(body).toMatchObject({
      routers: [{ external_gateway_info: { network_id: expect.any(String) } }],
    })
  })

  test('joins a subnet, and parts from it again', async ({
    page,
    signIn,
    newNetwork,
    newRouter,
  }) => {
    const network = await newNetwork('10.203.0.0/24')
    const router = await newRouter()
    await signIn(page, accounts.member, router.path)
    await expect(page.getByText('None: it joins no network to another.')).toBeVisible()
    await page.getByRole('button', { name: 'Add interface' }).first().click()
    const adding = page.getByRole('dialog', { name: `Join ${router.name} to a subnet` })
    await choose(page, 'Subnet', `${network.name}-subnet (10.203.0.0/24)`)
    await adding.getByRole('button', { name: 'Add interface' }).click()
    const table = page.getByRole('table', { name: `Interfaces of ${router.name}` })
    await expect(table).toContainText('10.203.0.1')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const deleting = page.getByRole('dialog', { name: `Delete ${router.name}?` })
    await expect(deleting).toContainText('This breaks 1 interface.')
    await deleting.getByRole('button', { name: 'Delete router' }).click()
    await expect(deleting.getByRole('alert')).toContainText('ports still attached')
    await deleting.getByRole('button', { name: 'Cancel' }).click()
    await table.getByRole('button', { name: 'Remove' }).click()
    const parting = page.getByRole('dialog', { name: `Part ${router.name} from a subnet?` })
    await expect(parting.getByRole('strong')).toHaveText('reach nothing beyond it')
    await parting.getByRole('button', { name: 'Remove interface' }).click()
    await expect(page.getByText('None: it joins no network to another.')).toBeVisible()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await deleting.getByRole('button', { name: 'Delete router' }).click()
    await expect(page).toHaveURL(/\/routers$/)
  })

  test('gets a gateway, routes that the cloud checks, and loses both', async ({
    page,
    signIn,
    newRouter,
  }) => {
    const router = await newRouter()
    await signIn(page, accounts.member, router.path)
    await page.getByRole('button', { name: 'Set gateway' }).click()
    await choose(page, 'Leads out to', 'public')
    await page.getByRole('dialog').getByRole('button', { name: 'Set gateway' }).click()
    const gateway = page.getByRole('region', { name: 'Gateway', exact: true })
    await expect(gateway.getByRole('link', { name: 'public' })).toBeVisible()
    await page.getByRole('button', { name: 'Edit routes' }).click()
    const routes = page.getByRole('dialog').getByRole('textbox', { name: 'Routes' })
    await routes.fill('172.20.0.0/16 via 10.9.9.9')
    await routes.press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText(
      'the nexthop is not connected with router',
    )
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Clear gateway' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Clear gateway' }).click()
    await expect(gateway).toContainText('None: nothing behind it reaches the outside.')
  })

  test('is not changed by who may only look', async ({ page, signIn }) => {
    await signIn(page, accounts.reader, '/routers?region=dfw')
    await page.getByRole('link', { name: 'reach-router' }).click()
    await expect(page.getByRole('list', { name: 'Routes of reach-router' })).toContainText(
      '172.16.0.0/16',
    )
    for (const name of ['Edit', 'Delete', 'Set gateway', 'Clear gateway', 'Edit routes']) {
      const button = page.getByRole('button', { name, exact: true })
      await expect(button).toBeDisabled()
      await expect(button).toHaveAccessibleDescription(reason)
    }
    await expectAccessible(page)
  })
})
