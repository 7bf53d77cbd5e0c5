import { randomUUID } from 'node:crypto'
import {
  accounts,
  expect,
  expectAccessible,
  readNetworking,
  test,
} from './network-fixtures.ts'

const reason = 'You have the role reader in this project; this needs member.'
const nameOf = (word: string) => `${word}-${randomUUID().slice(0, 8)}`

test.describe('creating a network', () => {
  test('makes it with its first subnet, in the range that is free', async ({
    page,
    signIn,
    api,
  }) => {
    const name = nameOf('shop')
    await signIn(page, accounts.member, '/networks')
    await page.getByRole('link', { name: 'Create network' }).click()
    const summary = page.getByRole('complementary', { name: 'Summary' })
    await expect(summary.getByRole('meter', { name: 'Networks' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Range' })).toHaveValue(
      /^10\.\d+\.\d+\.0\/24$/,
    )
    const range = await page.getByRole('textbox', { name: 'Range' }).inputValue()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
    await expect(summary).toContainText(`network create ${name}`)
    await expect(summary).toContainText(`--subnet-range ${range}`)
    await expectAccessible(page)
    await summary.getByRole('button', { name: 'Create network' }).click()
    await expect(page).toHaveURL(/\/networks\/dfw\/[0-9a-f-]{36}$/)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
    const subnet = page.getByRole('article', { name: `${name}-subnet` })
    await expect(subnet).toContainText(range)
    await expect(subnet.getByRole('meter', { name: 'Addresses' })).toHaveAccessibleName(
      'Addresses',
    )
    await expectAccessible(page)
    const { body } = await readNetworking(api, `/networks?name=${name}`)
    expect(body).toMatchObject({ networks: [{ name, subnets: [expect.any(String)] }] })
  })

  test('says in words what is wrong before the cloud is asked', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.member, '/networks/create')
    const submit = page.getByRole('button', { name: 'Create network' })
    await expect(submit).toHaveAccessibleDescription('Give it a name.')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('wrong')
    const range = page.getByRole('textbox', { name: 'Range' })
    await range.fill('10.200.0.9/24')
    await expect(
      page.getByText('The range begins with 10.200.0.0/24.').first(),
    ).toBeVisible()
    await expect(submit).toBeDisabled()
    await range.fill('10.200.0.0/24')
    await expect(page.getByText('254 addresses, 10.200.0.1 to 10.200.0.254.')).toBeVisible()
    const gateway = page.getByRole('textbox', { name: 'Gateway' })
    await gateway.fill('10.200.0.255')
    await expect(
      page.getByText('It is the network’s own or its broadcast address.').first(),
    ).toBeVisible()
    await gateway.fill('')
    await page.getByText('Name, name servers, pools, routes, DHCP').click()
    const pools = page.getByRole('textbox', { name: 'Addresses given to ports' })
    await pools.fill('10.200.0.1-10.200.0.9')
    await pools.press('Enter')
    await expect(
      page.getByText('“10.200.0.1-10.200.0.9” holds the gateway, 10.200.0.1.').first(),
    ).toBeVisible()
    await expect(submit).toBeDisabled()
    await expectAccessible(page)
  })

  test('tells what the cloud did not do when it fails, and keeps the form', async ({
    page,
    signIn,
    dials,
  }) => {
    await signIn(page, accounts.member, '/networks/create')
    const name = nameOf('unlucky')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
    await expect(page.getByRole('textbox', { name: 'Range' })).not.toHaveValue('')
    await dials({ region: 'dfw', service: 'network', errorRate: 1, errorStatus: 500 })
    await page.getByRole('button', { name: 'Create network' }).click()
    await expect(page.getByRole('alert').first()).toContainText('It was not done')
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name)
  })

  test('is not for who may only look', async ({ page, signIn }) => {
    await signIn(page, accounts.reader, '/networks')
    const button = page.getByRole('button', { name: 'Create network' })
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(reason)
    await page.goto('/networks/create')
    await expect(page.getByText(reason).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Create network' })).toBeDisabled()
  })
})

test('the list of networks has those of every region, narrowed by facets', async ({
  page,
  signIn,
}) => {
  await signIn(page, accounts.member, '/networks')
  await expect(page.getByRole('link', { name: 'reach-net' })).toHaveCount(4)
  await page.getByRole('checkbox', { name: /^Switched off/ }).click()
  await expect(page.getByRole('link', { name: 'sandbox-net' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'reach-net' })).toHaveCount(0)
  await expect(page).toHaveURL(/status=OFF/)
  await expectAccessible(page)
})
