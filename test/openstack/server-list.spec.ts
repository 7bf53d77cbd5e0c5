import { expect, test } from './lab-fixtures.ts'

test('lists the servers of every region with what they are, and finds one', async ({
  page,
  openPanel,
  newServer,
  lab,
}) => {
  const [first, second] = [await newServer(), await newServer()]
  await openPanel(page)
  const row = page.getByRole('row', { name: new RegExp(first.name) })
  await expect(row).toContainText('Active')
  await expect(row).toContainText(lab.facts.region)
  await expect(row).toContainText(lab.facts.image.name)
  await expect(row).toContainText(/10\.77\.\d+\.\d+/)
  await expect(page.getByRole('row', { name: new RegExp(second.name) })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search servers' }).fill(second.name)
  await expect(row).toHaveCount(0)
  await expect(page.getByRole('link', { name: second.name })).toBeVisible()
})
