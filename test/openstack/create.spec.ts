import { placeIn, readServer, statusOf } from '../e2e/server-fixtures.ts'
import { expect, test } from './lab-fixtures.ts'

test('makes a server by the form, and follows it until it runs', async ({
  page,
  openPanel,
  lab,
  api,
}) => {
  const { facts, network } = lab
  await openPanel(page, '/servers/create')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('contract-by-form')
  await page.getByRole('radio', { name: new RegExp(`^${facts.region}`) }).check()
  await page.getByRole('searchbox', { name: 'Search images' }).fill(facts.image.name)
  await page.getByRole('radio', { name: new RegExp(`^${facts.image.name}`) }).check()
  await page.getByRole('radio', { name: facts.flavors[0].name }).check()
  await page.getByRole('checkbox', { name: new RegExp(`^${network.name}`) }).check()
  await page.getByRole('textbox', { name: 'Tags' }).fill('blue,')
  const summary = page.getByRole('complementary', { name: 'Summary' })
  await summary.getByRole('button', { name: 'Create server' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('contract-by-form')
  const once = page.getByRole('region', { name: 'Sign-in details' })
  await expect(
    once.getByLabel('Administrator password of contract-by-form', { exact: true }),
  ).toHaveText(/^\S{8,}$/)
  await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
  await expect(page.getByRole('button', { name: 'Remove blue' })).toBeVisible()
  expect(await readServer(api, placeIn(page.url()))).toMatchObject({
    name: 'contract-by-form',
    status: 'ACTIVE',
    tags: ['blue'],
  })
})
