import { randomUUID } from 'node:crypto'
import { expect, test } from './lab-fixtures.ts'

test('creates a zone, gives it a record, and deletes it by its name', async ({
  page,
  openPanel,
}) => {
  const zone = `contract-${randomUUID().slice(0, 8)}.example`
  await openPanel(page, '/dns/zones')
  await page.getByRole('button', { name: 'Create zone' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: /^Name/ }).fill(zone)
  await form.getByRole('textbox', { name: /^E-mail/ }).fill('me@reach.example')
  await form.getByRole('button', { name: 'Create zone' }).click()
  const row = page.getByRole('row', { name: new RegExp(zone) })
  await expect(row).toContainText('Active')
  await page.getByRole('link', { name: zone }).click()

  await page.getByRole('button', { name: 'Add records', exact: true }).click()
  const record = page.getByRole('dialog')
  await record.getByRole('combobox', { name: /^Type/ }).selectOption('A')
  await record.getByRole('textbox', { name: /^Name/ }).first().fill('www')
  const records = record.getByRole('group', { name: 'Records' })
  await records.getByRole('textbox', { name: 'Address', exact: true }).fill('192.0.2.1')
  await record.getByRole('button', { name: 'Add records' }).click()
  await expect(record).toHaveCount(0)
  const added = page.getByRole('row', { name: /192\.0\.2\.1/ })
  await expect(added).toContainText('www')
  await expect(added).toContainText('Active')

  await page.getByRole('button', { name: `More acts on ${zone}` }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const confirm = page.getByRole('dialog')
  await confirm.getByRole('textbox').fill(zone)
  await confirm.getByRole('button', { name: 'Delete for good' }).click()
  await expect(page).toHaveURL(/\/dns\/zones$/)
  await expect(page.getByRole('link', { name: zone })).toHaveCount(0)
})
