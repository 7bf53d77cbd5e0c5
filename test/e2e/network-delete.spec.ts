import { activity } from '@aloft/contracts/activity'
import { holdWrites } from '@aloft/testkit/held-writes'
import {
  accounts,
  expect,
  expectAccessible,
  make,
  readNetworking,
  test,
} from './network-fixtures.ts'

const reason = 'You have the role reader in this project; this needs member.'

test.describe('deleting a network', () => {
  test('lists what breaks with the way to it, and tells the cloud’s refusal', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.member, '/networks?region=dfw&q=reach-net')
    await page.getByRole('link', { name: 'reach-net' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Delete reach-net?' })
    const breaks = dialog.getByRole('region', { name: 'What breaks without reach-net' })
    await expect(breaks).toContainText(/This breaks \d+ ports, 1 router interface/)
    await expect(breaks).toContainText('lose their address')
    await expect(breaks.getByRole('link', { name: 'reach-router' })).toBeVisible()
    await expect(breaks).toContainText('The cloud refuses the deletion as long as')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Delete network' }).click()
    await expect(dialog.getByRole('alert')).toContainText('still in use on the network')
    await breaks.getByRole('link', { name: 'jenkins-01' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('jenkins-01')
  })

  test('waits until it is known what breaks', async ({
    page,
    signIn,
    newNetwork,
    dials,
  }) => {
    const network = await newNetwork('10.204.0.0/24')
    await signIn(page, accounts.member, `/networks?q=${network.name}`)
    const row = page.getByRole('row', { name: network.name })
    await row.getByRole('button', { name: /^Acts/ }).click()
    await dials({ region: 'dfw', service: 'network', latencyMs: 4000 })
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    const dialog = page.getByRole('dialog', { name: `Delete ${network.name}?` })
    const button = dialog.getByRole('button', { name: 'Delete network' })
    await expect(button).toHaveAccessibleDescription(
      'Wait until it is known what this means.',
    )
    await expect(dialog).toContainText('Nothing uses it.')
    await expect(button).toBeEnabled()
  })

  test('that nothing uses goes at once, and the list comes back', async ({
    page,
    signIn,
    newNetwork,
    api,
  }) => {
    const network = await newNetwork('10.201.0.0/24')
    await signIn(page, accounts.member, network.path)
    await page.getByRole('button', { name: 'Delete', exact: true }).first().click()
    const dialog = page.getByRole('dialog', { name: `Delete ${network.name}?` })
    await expect(dialog).toContainText('Nothing uses it.')
    await dialog.getByRole('button', { name: 'Delete network' }).click()
    await expect(page).toHaveURL(/\/networks$/)
    await expect
      .poll(async () => (await readNetworking(api, `/networks/${network.id}`)).status)
      .toBe(404)
  })

  test('leads on to the list also when it is gone before the answer has come', async ({
    page,
    signIn,
    newNetwork,
    api,
    aloft,
    dials,
  }) => {
    const network = await newNetwork('10.203.0.0/24')
    await signIn(page, accounts.member, network.path)
    // Its page is read again soon after an act.
    await page.getByRole('button', { name: 'Edit', exact: true }).first().click()
    const edit = page.getByRole('dialog', { name: /^Edit/ })
    await edit.getByRole('textbox', { name: /^Description/ }).fill('soon gone')
    await edit.getByRole('button', { name: 'Save' }).click()
    await expect(edit).toBeHidden()
    await page.getByRole('button', { name: 'Delete', exact: true }).first().click()
    const dialog = page.getByRole('dialog', { name: `Delete ${network.name}?` })
    await expect(dialog).toContainText('Nothing uses it.')
    await dials({ region: 'dfw', service: 'network', latencyMs: 2000 })
    await dialog.getByRole('button', { name: 'Delete network' }).click()
    await expect
      .poll(async () => {
        const { entries } = await api.call(activity)('GET /entries', {
          query: { target: network.id },
        })
        return entries.map(({ act }) => act)
      })
      .toContain('network.delete')
    const missing = page.waitForResponse(
      (response) => response.url().endsWith(network.id) && response.status() === 404,
    )
    {
      // What came of it cannot be written down yet, so the panel is not answered.
      await using _held = await holdWrites(aloft.databaseUrl, 'activity.entries')
      await dials({ region: 'dfw', service: 'network', latencyMs: 0 })
      await missing
      await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeVisible()
      await expect(page.getByRole('heading', { name: /is deleted$/ })).toHaveCount(0)
    }
    await expect(page).toHaveURL(/\/networks$/)
  })

  test('over a port that is kept names the port, and goes when the port is gone', async ({
    page,
    signIn,
    newNetwork,
    api,
  }) => {
    const network = await newNetwork('10.202.0.0/24')
    const kept = { region: 'dfw', network: network.id, name: 'kept', address: '10.202.0.9' }
    await make(api, 'port.create', kept)
    await signIn(page, accounts.member, `${network.path}/ports`)
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: `Delete ${network.name}?` })
    await expect(dialog).toContainText('kept is a port with 10.202.0.9')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Acts of kept' }).click()
    await page.getByRole('menuitem', { name: 'Delete', exact: true }).click()
    await page
      .getByRole('dialog', { name: 'Delete kept?' })
      .getByRole('button', { name: 'Delete port' })
      .click()
    await expect(page.getByText('10.202.0.9')).toHaveCount(0)
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await dialog.getByRole('button', { name: 'Delete network' }).click()
    await expect(page).toHaveURL(/\/networks$/)
  })

  test('is not for who may only look, nor one of the cloud’s own for anybody', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.reader, '/networks?region=dfw&q=reach-net')
    await page.getByRole('link', { name: 'reach-net' }).click()
    const button = page.getByRole('button', { name: 'Delete', exact: true }).first()
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(reason)
    await signIn(page, accounts.member, '/networks?region=dfw&q=public')
    await page.getByRole('link', { name: 'public' }).click()
    await expect(button).toHaveAccessibleDescription(
      'It leads out of the cloud and belongs to its operators.',
    )
    await expectAccessible(page)
  })
})
