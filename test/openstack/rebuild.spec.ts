import { chooseAct, readServer, statusOf } from '../e2e/server-fixtures.ts'
import { expect, test } from './lab-fixtures.ts'

test('rebuilds a server from another image, and shows the new password once', async ({
  page,
  openPanel,
  newServer,
  lab,
  api,
}) => {
  const server = await newServer()
  const { otherImage } = lab.facts
  await openPanel(page, server.path)
  await chooseAct(page, 'Rebuild')
  const dialog = page.getByRole('dialog', { name: 'Choose a new image for this server' })
  await dialog.getByRole('searchbox', { name: 'Search images' }).fill(otherImage.name)
  await dialog.getByRole('radio', { name: new RegExp(`^${otherImage.name}`) }).check()
  await expect(dialog.getByRole('strong')).toHaveText(
    'Rebuilding will destroy all data and install the image you select.',
  )
  await dialog.getByRole('button', { name: 'Rebuild', exact: true }).click()
  const done = page.getByRole('dialog', { name: /^Rebuild/ })
  await expect(
    done.getByLabel(`Administrator password of ${server.name}`, { exact: true }),
  ).toHaveText(/^\S{8,}$/)
  await done.getByRole('button', { name: 'I have it' }).click()
  await expect(page.getByText(otherImage.name)).toBeVisible()
  await expect(statusOf(page)).toHaveAccessibleName('Status: Active')
  expect(await readServer(api, server)).toMatchObject({ image: { id: otherImage.id } })
})
