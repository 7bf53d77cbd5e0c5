import { accounts, expect, expectAccessible, preproduction, test } from './dns-fixtures.ts'

test('the zones of the talk are listed once, with facets, and searched', async ({
  page,
  signIn,
}) => {
  await signIn(page, accounts.member, '/dns/zones')
  await expect(page.getByText('6 of 6 match')).toBeVisible()
  await expect(page.getByRole('link', { name: 'mtty1p56ifor-search-1.com' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'test-domain-tables.com' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('checkbox', { name: /^Secondary/ }).click()
  await expect(page.getByText('1 of 6 match')).toBeVisible()
  await expect(page).toHaveURL(/kind=secondary/)
})

test('a zone is created with a TTL in minutes, followed until it is active, and deleted by its name', async ({
  page,
  signIn,
}) => {
  await signIn(page, preproduction, '/dns/zones')
  await page.getByRole('button', { name: 'Create zone' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: /^Name/ }).fill('localhost')
  await form.getByRole('textbox', { name: /^E-mail/ }).fill('me@reach.example')
  await expect(form.getByText(/A zone has a name of two parts/).first()).toBeVisible()
  const create = form.getByRole('button', { name: 'Create zone' })
  await expect(create).toBeDisabled()
  await form.getByRole('textbox', { name: /^Name/ }).fill('created-here.example')
  await form.getByRole('spinbutton', { name: /^Time to live/ }).fill('5')
  await form.getByText('The same as CLI, API, Terraform').click()
  await expect(form.getByText(/--ttl 300 created-here.example\./).first()).toBeVisible()
  await expectAccessible(page)
  await create.click()
  const row = page.getByRole('row', { name: /created-here\.example/ })
  await expect(row).toContainText('Active')
  await page.getByRole('link', { name: 'created-here.example' }).click()
  await expect(page.getByText('TTL 300 s')).toBeVisible()
  await page.getByRole('link', { name: 'Details' }).click()
  await expect(page.getByText('ns1.aloft-dns.example')).toBeVisible()
  await page.getByRole('button', { name: 'More acts on created-here.example' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const confirm = page.getByRole('dialog')
  await expect(confirm.getByRole('button', { name: 'Delete for good' })).toBeDisabled()
  await confirm.getByRole('textbox').fill('created-here.example')
  await confirm.getByRole('button', { name: 'Delete for good' }).click()
  await expect(page).toHaveURL(/\/dns\/zones$/)
  await expect(page.getByRole('link', { name: 'created-here.example' })).toHaveCount(0)
})

test('a zone that exists is refused in clear words, and the form keeps what was filled in', async ({
  page,
  signIn,
  newZone,
}) => {
  const zone = await newZone()
  await signIn(page, preproduction, '/dns/zones')
  await page.getByRole('button', { name: 'Create zone' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: /^Name/ }).fill(zone.name)
  await form.getByRole('textbox', { name: /^E-mail/ }).fill('me@reach.example')
  await form.getByRole('button', { name: 'Create zone' }).click()
  await expect(form.getByRole('alert')).toContainText('Duplicate Zone')
  await expect(form.getByRole('textbox', { name: /^Name/ })).toHaveValue(zone.name)
})

test('when one region does not answer another one tells the zones', async ({
  page,
  signIn,
  dials,
}) => {
  await dials({ region: 'dfw', service: 'dns', down: true })
  await signIn(page, accounts.member, '/dns/zones')
  await expect(page.getByText('6 of 6 match')).toBeVisible()
})

test('a person who may only look sees why nothing can be changed', async ({
  page,
  signIn,
}) => {
  const reason = 'You have the role reader in this project; this needs member.'
  await signIn(page, accounts.reader, '/dns/zones')
  await expect(
    page.getByRole('button', { name: 'Create zone' }),
  ).toHaveAccessibleDescription(reason)
  await page.getByRole('link', { name: 'reach.example', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('reach.example')
  for (const name of ['Add records', 'Edit']) {
    const button = page.getByRole('button', { name, exact: true })
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(reason)
  }
  await page.getByRole('link', { name: 'Zone file' }).click()
  await expect(page.getByRole('button', { name: 'Import a file…' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Download' })).toBeEnabled()
})
