import type { Locator, Page } from '@playwright/test'
import {
  accounts,
  carryOut,
  chooseAct,
  expect,
  expectAccessible,
  expectStatus,
  preproduction,
  test,
} from './server-fixtures.ts'

/** An act on a server's page, what its popover needs, and what its equivalents must say. */
interface Case {
  readonly act: string
  readonly fill?: (dialog: Locator) => Promise<unknown>
  readonly cli: string
  /** In the body of the API call. */
  readonly api: string
  /** A piece of HCL, or of the sentence why there is none. */
  readonly terraform: string
}

// One of each kind of form: what the commands of every act are is tested in `libs/acts`, and that they
// do it in `test/contract`.
const running: readonly Case[] = [
  {
    act: 'Reboot',
    cli: 'server reboot --soft',
    api: '"type":"SOFT"',
    terraform: 'does not reboot',
  },
  {
    act: 'Resize',
    fill: (dialog) => dialog.getByRole('radio', { name: '2GB Standard' }).check(),
    cli: 'server resize --flavor 4',
    api: '"flavorRef":"4"',
    terraform: 'flavor_id',
  },
  {
    act: 'Delete',
    cli: 'server delete',
    api: 'curl -X DELETE',
    terraform: 'terraform apply',
  },
  {
    act: 'Shelve',
    cli: 'server shelve',
    api: '"shelve":null',
    terraform: 'shelved_offloaded',
  },
]
const changing: readonly Case[] = [
  {
    act: 'Rename',
    fill: (dialog) => dialog.getByRole('textbox', { name: 'Name' }).fill('jenkins of 2026'),
    cli: "server set --name 'jenkins of 2026'",
    api: '"name":"jenkins of 2026"',
    terraform: 'jenkins of 2026',
  },
  {
    act: 'Edit tags',
    fill: (dialog) => dialog.getByRole('textbox', { name: 'Tags' }).fill('blue,'),
    cli: '--tag blue',
    api: '"blue"',
    terraform: '"blue"',
  },
  {
    act: 'Edit metadata',
    fill: async (dialog) => {
      await dialog.getByRole('button', { name: 'Add' }).click()
      await dialog.getByRole('textbox', { name: /^Key/ }).last().fill('owner')
      await dialog
        .getByRole('textbox', { name: /^Value/ })
        .last()
        .fill('ci')
    },
    cli: '--property owner=ci',
    api: '"owner":"ci"',
    terraform: 'owner',
  },
  {
    act: 'Change password',
    fill: (dialog) =>
      dialog.getByRole('textbox', { name: 'New administrator password' }).fill('not shown'),
    cli: 'ADMIN_PASSWORD',
    api: 'ADMIN_PASSWORD',
    terraform: 'admin_pass',
  },
  {
    act: 'Rebuild',
    fill: (dialog) => dialog.getByRole('radio', { name: /^Debian 13/ }).check(),
    cli: 'server rebuild --image',
    api: '"rebuild":{"imageRef":',
    terraform: 'Terraform has no rebuild',
  },
]

test.describe('what an act is equal to', () => {
  test.beforeEach(({ context, aloft }) =>
    context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: aloft.url }),
  )

  for (const [what, cases] of [
    ['switching a running server', running],
    ['changing it', changing],
  ] as const)
    test(`is shown and copied for ${what}`, async ({ page, signIn }) => {
      await signIn(page, accounts.member, '/servers?q=jenkins-01')
      await page.getByRole('link', { name: 'jenkins-01' }).click()
      for (const each of cases) await expectEquivalents(page, each)
    })

  test('is shown with words for what is not chosen yet', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/servers?q=jenkins-01')
    await page.getByRole('link', { name: 'jenkins-01' }).click()
    const incomplete = [
      ['Resize', "--flavor '<flavor>'", '"flavorRef":"<flavor>"', '"<flavor>"'],
      ['Rebuild', "--image '<image>'", '"imageRef":"<image>"', 'Terraform has no rebuild'],
    ] as const
    for (const [act, cli, api, terraform] of incomplete)
      await expectEquivalents(page, { act, cli, api, terraform })
    await expectEquivalents(page, {
      act: 'Save image',
      fill: (dialog) => dialog.getByRole('textbox', { name: /^Name/ }).fill(''),
      cli: "--name '<name>'",
      api: '"createImage":{"name":"<name>"}',
      terraform: 'Terraform makes no image',
    })
  })

  test('is shown and copied for a resize that waits', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/servers?q=panel-web-3')
    await page.getByRole('link', { name: 'panel-web-3' }).click()
    for (const [word, action] of [
      ['confirm', 'confirmResize'],
      ['revert', 'revertResize'],
    ] as const)
      await expectEquivalents(page, {
        act: word === 'confirm' ? 'Confirm resize' : 'Revert resize',
        cli: `server resize ${word}`,
        api: `"${action}":null`,
        terraform: 'confirms a resize by itself',
      })
  })

  test('is shown and copied for what brings a server back', async ({
    page,
    signIn,
    newServer,
    api,
  }) => {
    const server = await newServer()
    const turns = [
      ['stop', 'SHUTOFF', 'Start', 'server start', '"os-start":null', 'active', 'start'],
      ['lock', 'ACTIVE', 'Unlock', 'server unlock', '"unlock":null', 'no locks', 'unlock'],
    ] as const
    for (const [act, status, title, cli, body, terraform, back] of turns) {
      await carryOut(api, `server.${act}`, server)
      await expectStatus(api, server, status)
      if (act === 'stop') await signIn(page, preproduction, server.path)
      else await page.reload()
      await expectEquivalents(page, { act: title, cli, api: body, terraform })
      await carryOut(api, `server.${back}`, server)
      await expectStatus(api, server, 'ACTIVE')
    }
  })

  test('names each of several', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/servers?q=memcached')
    await page.getByRole('checkbox', { name: 'Select all 2 that match' }).click()
    await page.getByRole('button', { name: 'Reboot 2' }).click()
    const dialog = page.getByRole('dialog', { name: 'Reboot 2 servers' })
    await dialog.getByText('The same as CLI, API, Terraform').click()
    const code = codeOf(dialog, 'CLI')
    await expect(code).toContainText('--os-region-name dfw server reboot')
    await expect(code).toContainText('--os-region-name ord server reboot')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })
})

function codeOf(place: Locator, title: string): Locator {
  return place.getByRole('tabpanel').last().getByLabel(title, { exact: true })
}

/** Opens the act, compares its three equivalents with what a click copies, and gives up. */
async function expectEquivalents(page: Page, wanted: Case): Promise<void> {
  const button = page.getByRole('button', { name: wanted.act, exact: true })
  const onPage = page.getByRole('button', { name: /^More acts on/ })
  await expect(onPage).toBeVisible()
  if ((await button.count()) > 0) await button.click()
  else await chooseAct(page, wanted.act)
  const dialog = page.getByRole('dialog')
  await wanted.fill?.(dialog)
  await dialog.getByText('The same as CLI, API, Terraform').click()
  const words = { CLI: wanted.cli, API: wanted.api, Terraform: wanted.terraform }
  for (const [title, part] of Object.entries(words)) {
    await dialog.getByRole('tab', { name: title, exact: true }).click()
    const panel = dialog.getByRole('tabpanel').last()
    await expect(panel).toContainText(part)
    const code = codeOf(dialog, title)
    if ((await code.count()) === 0) continue
    await panel.getByRole('button', { name: `Copy ${title}` }).click()
    await expect(panel.getByRole('button', { name: 'Copied' })).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied, `${wanted.act}: ${title}`).toBe(await code.textContent())
  }
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
}
