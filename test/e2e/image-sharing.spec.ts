import {
  accounts,
  expect,
  expectAccessible,
  makeImage,
  placeIn,
  preproduction,
  test,
} from './image-fixtures.ts'
import { carryOut } from './server-fixtures.ts'

test('an image is shared with a project, which accepts it and makes a server from it', async ({
  page,
  signIn,
  aloft,
  imageName,
  deleteLater,
}) => {
  const owner = await aloft.signIn(accounts.member)
  const id = await makeImage(owner, { name: imageName, visibility: 'shared' })
  const other = await aloft.signIn(preproduction)

  await signIn(page, accounts.reader, `/images/dfw/${id}/sharing`)
  const share = page.getByRole('button', { name: 'Share with a project' })
  await expect(share).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Create a server from it' })).toBeDisabled()

  await signIn(page, accounts.member, `/images/dfw/${id}/sharing`)
  await share.click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: 'Project ID' }).fill(other.session.project.id)
  await form.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(page.getByText('Has not answered yet')).toBeVisible()

  await signIn(page, preproduction, '/images?status=offered')
  const row = page.getByRole('row', { name: imageName })
  await expect(row).toContainText('Offered')
  await expect(row).toContainText('Shared with us')
  await row.getByRole('button', { name: `Acts of ${imageName}` }).click()
  await page.getByRole('menuitem', { name: 'Accept' }).click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click()
  await expect(row).toHaveCount(0)

  await page.goto(`/images?q=${imageName}`)
  await expect(row).toContainText('Active')
  await row.getByRole('button', { name: `Acts of ${imageName}` }).click()
  await page.getByRole('menuitem', { name: 'Create a server from it' }).click()
  await expect(page).toHaveURL(`/servers/create?region=dfw&image=${id}`)
  await expect(page.getByRole('radio', { name: imageName })).toBeChecked()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`from-${imageName}`)
  await page.getByRole('radio', { name: /^1GB Standard/ }).check()
  await page.getByRole('button', { name: 'Create server' }).click()
  await expect(page).toHaveURL(/\/servers\/dfw\/[0-9a-f-]{36}/)
  deleteLater(placeIn(page.url()))

  await page.goto(`/images/dfw/${id}`)
  const servers = page.getByRole('region', { name: 'Servers made from it: 1' })
  await expect(servers.getByRole('link', { name: `from-${imageName}` })).toBeVisible()
  await expectAccessible(page)
  await servers.getByRole('link', { name: 'Show in the list' }).click()
  await expect(page.getByRole('row', { name: `from-${imageName}` })).toBeVisible()

  await carryOut(
    owner,
    'image.unshare',
    { region: 'dfw', id },
    {
      project: other.session.project.id,
    },
  )
  await page.goto(`/images/dfw/${id}`)
  await expect(page.getByText('There is no such image')).toBeVisible()
  await carryOut(owner, 'image.delete', { region: 'dfw', id })
})

test('an offer is refused from the page of the image', async ({
  page,
  signIn,
  aloft,
  imageName,
}) => {
  const owner = await aloft.signIn(accounts.member)
  const id = await makeImage(owner, { name: imageName, visibility: 'shared' })
  const { session } = await aloft.signIn(preproduction)
  const project = session.project.id
  await carryOut(owner, 'image.share', { region: 'dfw', id }, { project })
  await signIn(page, preproduction, `/images/dfw/${id}`)
  await expect(page.getByText('Another project offers this image')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Reject' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click()
  await expect(page.getByText('Another project offers this image')).toHaveCount(0)
  await page.goto(`/images?q=${imageName}`)
  await expect(page.getByText(/^No image/)).toBeVisible()
  await carryOut(owner, 'image.delete', { region: 'dfw', id })
})
