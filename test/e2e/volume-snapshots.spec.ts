import type { Page } from '@playwright/test'
import {
  accounts,
  carryOut,
  choose,
  chooseAct,
  expect,
  expectAccessible,
  expectVolume,
  preproduction,
  statusOf,
  test,
  volumeIn,
} from './volume-fixtures.ts'

test.describe('copies of volumes', () => {
  test('keeps a snapshot, and the volume as long as it has one', async ({
    page,
    signIn,
    newVolume,
    api,
  }) => {
    const volume = await newVolume('kept')
    await signIn(page, preproduction, `${volume.path}/copies`)
    await expect(page.getByText('None was taken.')).toBeVisible()
    await page.getByRole('button', { name: 'Take a snapshot' }).first().click()
    await page.getByRole('textbox', { name: 'Name' }).fill(`${volume.name} before`)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Take the snapshot' }).click()
    const row = page.getByRole('row', { name: new RegExp(`${volume.name} before`) })
    await expect(row).toContainText('Available')
    await expectAccessible(page)

    await chooseAct(page, 'Delete')
    const dialog = page.getByRole('dialog', { name: `Delete ${volume.name}?` })
    await dialog.getByRole('button', { name: 'Delete for good' }).click()
    await expect(dialog.getByRole('alert')).toContainText('have snapshots')
    await dialog.getByRole('checkbox', { name: 'Delete its snapshots too' }).click()
    await dialog.getByRole('button', { name: 'Cancel' }).click()

    await page.getByRole('link', { name: 'Snapshots', exact: true }).first().click()
    await page.getByRole('button', { name: `Acts of ${volume.name} before` }).click()
    await page.getByRole('menuitem', { name: 'Create a volume from it' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill(`${volume.name} copy`)
    await page.getByRole('button', { name: 'Create volume', exact: true }).click()
    await page.getByRole('link', { name: 'Volumes', exact: true }).first().click()
    const copy = page.getByRole('link', { name: `${volume.name} copy` })
    await expect(
      page.getByRole('row', { name: new RegExp(`${volume.name} copy`) }),
    ).toContainText('Available')
    await copy.click()
    await carryOut(api, 'volume.delete', volumeIn(page.url()))
  })

  test('makes backups, full and of the changes, and restores one', async ({
    page,
    signIn,
    newVolume,
    api,
  }) => {
    const volume = await newVolume('precious')
    await signIn(page, preproduction, `${volume.path}/copies`)
    await backUp(page, 'full')
    await expect(page.getByRole('row', { name: /^full/ })).toContainText('Available')
    await backUp(page, 'changes', true)
    await expect(page.getByRole('row', { name: /^changes/ })).toContainText('Available')

    await page.getByRole('button', { name: 'Acts of full' }).click()
    await expect(
      page.getByRole('menuitem', { name: /^Delete: Delete the later backups first/ }),
    ).toBeDisabled()
    await page.getByRole('menuitem', { name: 'Restore' }).click()
    const dialog = page.getByRole('dialog', { name: /^Restore/ })
    await choose(page, /^Or write it over/, volume.name)
    await expect(dialog.getByRole('strong')).toHaveText('overwritten')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Restore' }).click()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Available')
    await expectVolume(api, volume, 'available')

    await page.getByRole('link', { name: 'Backups', exact: true }).first().click()
    await expect(page.getByRole('row', { name: /changes/ })).toContainText(
      'Only the changes',
    )
    await expectAccessible(page)
    for (const name of ['changes', 'full']) {
      await page.getByRole('button', { name: `Acts of ${name}` }).click()
      await page.getByRole('menuitem', { name: 'Delete', exact: true }).click()
      await page.getByRole('button', { name: 'Delete for good' }).click()
      await expect(page.getByRole('button', { name: `Acts of ${name}` })).toHaveCount(0)
    }
  })

  test('gives a volume to another project by a key that is shown once', async ({
    page,
    signIn,
    newVolume,
  }) => {
    const volume = await newVolume('gift')
    await signIn(page, preproduction, volume.path)
    await chooseAct(page, 'Give to another project')
    await page.getByRole('button', { name: 'Offer it' }).click()
    const told = page.getByRole('dialog', { name: /^Offer/ })
    await expect(told).toContainText('once')
    const key = await told
      .getByLabel(/^Key of the transfer/)
      .last()
      .textContent()
    const id = await told
      .getByLabel(/^ID of the transfer/)
      .last()
      .textContent()
    await expectAccessible(page)
    await told.getByRole('button', { name: 'I have it' }).click()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Waiting for transfer')
    await expect(page.getByText(/It is offered to another project/)).toBeVisible()
    await expectAccessible(page)

    await signIn(page, accounts.newcomer, '/volumes')
    await page.getByRole('button', { name: 'Accept a transfer' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Accept a transfer' })
    await dialog.getByRole('combobox', { name: 'Region' }).selectOption('dfw')
    await dialog.getByRole('textbox', { name: 'ID of the transfer' }).fill(id ?? '')
    await dialog.getByLabel('Key', { exact: true }).fill('guess')
    await dialog.getByRole('button', { name: 'Accept the volume' }).click()
    await expect(dialog.getByRole('alert')).toContainText('invalid auth key')
    await dialog.getByLabel('Key', { exact: true }).fill(key ?? '')
    await dialog.getByRole('button', { name: 'Accept the volume' }).click()
    await page.getByRole('link', { name: volume.name }).click()
    await expect(statusOf(page)).toHaveAccessibleName('Status: Available')
    await chooseAct(page, 'Delete')
    await page.getByRole('button', { name: 'Delete for good' }).click()
    await expect(page).toHaveURL(/\/volumes$/)
  })

  test('are seen by who may only look, who is told why no more', async ({
    page,
    signIn,
  }) => {
    const reason = 'You have the role reader in this project; this needs member.'
    await signIn(page, accounts.reader, '/snapshots')
    await page.getByRole('button', { name: 'Acts of wiki before import' }).click()
    await expect(
      page.getByRole('menuitem', { name: `Create a volume from it: ${reason}` }),
    ).toBeDisabled()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Backups', exact: true }).first().click()
    await page.getByRole('button', { name: 'Acts of mail-spool-weekly' }).click()
    await expect(page.getByRole('menuitem', { name: `Restore: ${reason}` })).toBeDisabled()
    await expectAccessible(page)
  })
})

async function backUp(page: Page, name: string, isIncremental = false) {
  await page.getByRole('button', { name: 'Back up' }).first().click()
  const dialog = page.getByRole('dialog', { name: /^Back up/ })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  if (isIncremental) {
    await dialog.getByRole('checkbox', { name: /^Only what changed/ }).click()
  }
  await dialog.getByRole('button', { name: 'Back up' }).click()
  await expect(dialog).toBeHidden()
}
