import { expectAccessible } from './accessibility.ts'
import { accounts, expect, test } from './fixtures.ts'

test('images of every region are listed and narrowed down by whose they are', async ({
  page,
  signIn,
}) => {
  await signIn(page, accounts.member, '/images')
  await expect(page.getByRole('heading', { name: /^Images/ })).toBeVisible()
  await page.getByRole('checkbox', { name: /^Mine/ }).check()
  await page.getByRole('checkbox', { name: /^Dallas/ }).check()
  await expect(page).toHaveURL(/whose=mine/)
  await expect(page.getByRole('row', { name: /jenkins-golden/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Debian 13/ })).toHaveCount(0)
  await expectAccessible(page)
})

test('an image is shown, and a member shares it and deletes it', async ({
  page,
  signIn,
}) => {
  await signIn(page, accounts.newcomer, '/images')
  await page.getByRole('button', { name: 'Create image' }).first().click()
  await page.getByRole('radio', { name: /^Nothing yet/ }).check()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('appliance')
  await page.getByRole('combobox', { name: 'Region' }).selectOption('Dallas')
  await page.getByRole('combobox', { name: 'Disk format' }).selectOption('raw')
  await page.getByRole('combobox', { name: 'Visibility' }).selectOption('shared')
  await page.getByRole('button', { name: 'Create image' }).click()
  await expect(page.getByText('It has no bytes yet:')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Sharing' }).click()
  await page.getByRole('button', { name: 'Share with a project' }).click()
  const share = page.getByRole('dialog')
  await share.getByRole('textbox', { name: 'Project ID' }).fill('0123456789abcdef')
  await share.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(page.getByText('Has not answered yet')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Delete for good' }).click()
  await expect(page).toHaveURL(/\/images$/)
})

test('who may only look is told why nothing can be changed', async ({ page, signIn }) => {
  await signIn(page, accounts.reader, '/images?q=jenkins-golden&region=dfw')
  await page.getByRole('link', { name: 'jenkins-golden' }).click()
  const remove = page.getByRole('button', { name: 'Delete', exact: true })
  await expect(remove).toBeDisabled()
  await expectAccessible(page)
})
