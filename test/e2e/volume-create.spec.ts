import {
  accounts,
  carryOut,
  expect,
  expectAccessible,
  preproduction,
  statusOf,
  test,
  volumeIn,
} from './volume-fixtures.ts'

test.describe('creating volumes', () => {
  test('asks what is needed, shows the quota, and follows it until it is there', async ({
    page,
    signIn,
    api,
  }) => {
    await signIn(page, preproduction, '/volumes')
    await page.getByRole('button', { name: 'Create volume' }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Create volume')
    const summary = page.getByRole('complementary', { name: 'Summary' })
    await expect(summary.getByText('The name is missing.').last()).toBeVisible()
    await page.getByRole('textbox', { name: 'Name' }).fill('made-by-form')
    await page.getByRole('radio', { name: 'Chicago' }).click()
    await page.getByRole('spinbutton', { name: 'Size' }).fill('12')
    await page.getByRole('radio', { name: /^ssd/ }).click()
    await page.getByRole('textbox', { name: 'Description' }).fill('for the suite')
    await expect(summary.getByRole('meter', { name: 'Volumes and' })).toHaveAttribute(
      'aria-valuetext',
      /^12 GB of 2\.4 TB/,
    )
    await expect(summary.getByLabel('CLI', { exact: true }).last()).toContainText(
      '--size 12 --type ssd',
    )
    await expectAccessible(page)
    await summary.getByRole('button', { name: 'Create volume' }).click()

    await expect(page).toHaveURL(/\/volumes\/ord\//)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('made-by-form')
    await expect(statusOf(page)).toHaveAccessibleName('Status: Available')
    await expect(page.getByText('for the suite')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Activity' }).click()
    await expect(
      page.getByText('Create volume made-by-form in Chicago', { exact: true }),
    ).toBeVisible()
    await carryOut(api, 'volume.delete', volumeIn(page.url()))
  })

  test('copies an image onto it, and says which do not fit', async ({
    page,
    signIn,
    api,
  }) => {
    await signIn(page, preproduction, '/volumes/create?region=dfw')
    await page.getByRole('textbox', { name: 'Name' }).fill('boots')
    await page.getByRole('radio', { name: /^An image/ }).click()
    await expect(page.getByText('Choose the image.').last()).toBeVisible()
    await page.getByRole('spinbutton', { name: 'Size' }).fill('20')
    await page.getByRole('radio', { name: 'Debian 13' }).click()
    await page
      .getByRole('complementary', { name: 'Summary' })
      .getByRole('button', { name: 'Create volume' })
      .click()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Available')
    await expect(page.getByText('Debian 13')).toBeVisible()
    await carryOut(api, 'volume.delete', volumeIn(page.url()))
  })

  test('is not sent when the quota is reached, and says what is left', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.newcomer, '/volumes')
    await expect(page.getByRole('heading', { name: 'No volume yet' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Create volume' }).first().click()
    await page.getByRole('textbox', { name: 'Name' }).fill('too large')
    await page.getByRole('spinbutton', { name: 'Size' }).fill('1010')
    const create = page
      .getByRole('complementary', { name: 'Summary' })
      .getByRole('button', { name: 'Create volume' })
    await expect(create).toBeDisabled()
    await expect(create).toHaveAccessibleDescription(
      'Your quota has 1000 GB left here; this needs 1010 GB.',
    )
    await expectAccessible(page)
  })

  test('tells why the cloud could not make one', async ({ page, signIn, api }) => {
    await signIn(page, preproduction, '/volumes/create?region=dfw')
    await page.getByRole('textbox', { name: 'Name' }).fill('fail-create-suite')
    await page
      .getByRole('complementary', { name: 'Summary' })
      .getByRole('button', { name: 'Create volume' })
      .click()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Error')
    await expect(page.getByText(/Could not find any available weighted/)).toBeVisible()
    await expectAccessible(page)
    await carryOut(api, 'volume.delete', volumeIn(page.url()))
  })

  test('is not offered to who may only look', async ({ page, signIn }) => {
    const reason = 'You have the role reader in this project; this needs member.'
    await signIn(page, accounts.reader, '/volumes')
    await expect(page.getByRole('link', { name: 'wiki-uploads' })).toBeVisible()
    for (const name of ['Create volume', 'Accept a transfer']) {
      const button = page.getByRole('button', { name })
      await expect(button).toBeDisabled()
      await expect(button).toHaveAccessibleDescription(reason)
    }
    await page.getByRole('link', { name: 'wiki-uploads' }).click()
    const detach = page.getByRole('button', { name: 'Detach' })
    await expect(detach).toBeDisabled()
    await expect(detach).toHaveAccessibleDescription(reason)
    await expectAccessible(page)
  })
})
