import { randomUUID } from 'node:crypto'
import { gateway } from '@aloft/contracts/gateway'
import {
  accounts,
  blank,
  carryOut,
  expect,
  expectAccessible,
  inboundRules,
  listed,
  make,
  reason,
  test,
} from './security-fixtures.ts'

test.describe('the list of security groups', () => {
  test('shows all regions, counts who lets everybody in, and searches', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.member, '/security-groups?q=everywhere')
    const grid = page.getByRole('grid', { name: 'Security groups' })
    await expect(
      grid.getByRole('row', { name: /HTTP and HTTPS from everywhere/ }),
    ).toHaveCount(4)
    await expectAccessible(page)
    await page.getByRole('searchbox').fill('')
    await page.getByRole('checkbox', { name: /^Nobody is in it/ }).check()
    await expect(grid.getByRole('row', { name: /old-jenkins/ })).toHaveCount(4)
    await expect(
      grid.getByRole('row', { name: /HTTP and HTTPS from everywhere/ }),
    ).toHaveCount(0)
    await expect(page).toHaveURL(/usage=unused/)
    await page.getByRole('checkbox', { name: /^Nobody is in it/ }).uncheck()
    await page.getByRole('searchbox').fill('postgre')
    await expect(grid.getByRole('row', { name: /database/ })).toHaveCount(4)
  })

  test('names the region that does not answer and shows the rest', async ({
    page,
    signIn,
    dials,
  }) => {
    await dials({ region: 'syd', service: 'network', down: true })
    await signIn(page, accounts.member, '/security-groups?q=everywhere')
    const grid = page.getByRole('grid', { name: 'Security groups' })
    await expect(
      grid.getByRole('row', { name: /HTTP and HTTPS from everywhere/ }),
    ).toHaveCount(3)
    await expect(page.getByText(/Sydney/).first()).toBeVisible()
  })
})

test.describe('a security group', () => {
  test('is made with presets, after a warning, and says what is allowed', async ({
    page,
    signIn,
    api,
  }) => {
    const name = `shop-${randomUUID().slice(0, 8)}`
    await signIn(page, blank, '/security-groups')
    await page.getByRole('button', { name: 'Create security group' }).first().click()
    const dialog = page.getByRole('dialog')
    await expect(
      dialog.getByLabel('Security groups used of what is allowed'),
    ).toContainText('of 10')
    await dialog.getByRole('combobox', { name: 'Region' }).selectOption('ord')
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await dialog.getByRole('checkbox', { name: /^SSH/ }).check()
    await dialog.getByRole('checkbox', { name: /^HTTPS/ }).check()
    await expect(dialog.getByText('everybody in the internet')).toBeVisible()
    await dialog.getByRole('textbox', { name: 'To whom' }).fill('203.0.113.0/24')
    await expect(dialog.getByText('everybody in the internet')).toHaveCount(0)
    await expectAccessible(page)
    await dialog.getByText('The same as CLI, API, Terraform').click()
    await expect(dialog.getByRole('tabpanel')).toContainText(
      `security group create ${name}`,
    )
    await dialog.getByRole('button', { name: 'Create security group' }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('link', { name }).click()
    const rules = page.getByRole('table', { name: 'Rules in' })
    await expect(rules.getByRole('row')).toHaveCount(3)
    await expect(rules).toContainText('TCP 22 (SSH)')
    await expect(rules).toContainText('203.0.113.0/24')
    await page.getByRole('button', { name: 'Delete', exact: true }).first().click()
    await page
      .getByRole('dialog', { name: `Delete ${name}?` })
      .getByRole('button', { name: 'Delete' })
      .click()
    await expect(page).toHaveURL(/\/security-groups$/)
    expect(
      await listed(api, 'ord', `/security-groups?name=${name}`, 'security_groups'),
    ).toEqual([])
  })

  test('is renamed and described', async ({ page, signIn, newGroup }) => {
    const group = await newGroup()
    await signIn(page, blank, group.path)
    await page.getByRole('button', { name: 'Edit', exact: true }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('default')
    await expect(dialog.getByRole('button', { name: 'Edit' })).toHaveAccessibleDescription(
      /choose another name/,
    )
    await dialog.getByRole('textbox', { name: 'Name' }).fill(`${group.name}-b`)
    await dialog.getByRole('textbox', { name: 'Description' }).fill('for the shop')
    await dialog.getByRole('button', { name: 'Edit' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`${group.name}-b`)
    await expect(page.getByText('for the shop')).toBeVisible()
  })

  test('is deleted from the list with the same warning', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/security-groups?region=dfw&q=web')
    await page.getByRole('checkbox', { name: 'Select web', exact: true }).check()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete web?' })
    await expect(dialog.getByText(/The cloud will refuse: /)).toBeVisible()
    await expect(dialog.getByText(/database: TCP 5432/)).toBeVisible()
    await expectAccessible(page)
  })

  test('that servers are in names them and is refused', async ({ page, signIn, aloft }) => {
    const api = await aloft.signIn(accounts.member)
    const [web] = await listed(api, 'dfw', '/security-groups?name=web', 'security_groups')
    await signIn(page, accounts.member, `/security-groups/dfw/${String(web?.['id'])}`)
    await page.getByRole('link', { name: 'Who is in it' }).click()
    await expect(page.getByRole('link', { name: 'lb-dfw-1' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Delete', exact: true }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Delete web?' })
    await expect(
      dialog.getByText(/The cloud will refuse: .*as0a4cb359-Group01/),
    ).toBeVisible()
    await expect(dialog.getByText(/database: TCP 5432/)).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await expect(dialog.getByRole('alert')).toContainText('in use')
  })

  test('“default” stays, and says why', async ({ page, signIn, aloft }) => {
    const api = await aloft.signIn(accounts.member)
    const [own] = await listed(
      api,
      'ord',
      '/security-groups?name=default',
      'security_groups',
    )
    await signIn(page, accounts.member, `/security-groups/ord/${String(own?.['id'])}`)
    const remove = page.getByRole('button', { name: 'Delete', exact: true }).first()
    await expect(remove).toBeDisabled()
    await expect(remove).toHaveAccessibleDescription(/Every project keeps its group/)
    await expect(page.getByText(/default \(this group\)/).first()).toBeVisible()
  })

  test('one too many is refused in the words of the cloud', async ({
    page,
    signIn,
    api,
  }) => {
    const groups = await listed(api, 'iad', '/security-groups?fields=id', 'security_groups')
    const made: string[] = []
    for (let count = groups.length; count < 10; count++) {
      const name = `full-${count}`
      made.push(await make(api, 'security-group.create', { region: 'iad', name }))
    }
    await signIn(page, blank, '/security-groups')
    await page.getByRole('button', { name: 'Create security group' }).first().click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('10 of 10')).toBeVisible()
    await dialog.getByRole('combobox', { name: 'Region' }).selectOption('iad')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('one-too-many')
    await dialog.getByRole('button', { name: 'Create security group' }).click()
    await expect(dialog.getByRole('alert')).toContainText('Quota exceeded')
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('one-too-many')
    for (const id of made)
      await carryOut(api, 'security-group.delete', { region: 'iad', id })
  })

  test('is taken away again when its rules are refused', async ({ aloft, api }) => {
    const name = `half-${randomUUID().slice(0, 8)}`
    const admin = await aloft.signIn(accounts.operator)
    const { project } = await session(api)
    const quota = (limit: number) =>
      admin.fetch(`/api/cloud/syd/network/quotas/${project}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ quota: { security_group_rule: limit } }),
      })
    const rules = await listed(api, 'syd', '/security-group-rules', 'security_group_rules')
    expect((await quota(rules.length + 3)).status).toBe(200)
    const input = { region: 'syd', name, presets: ['ssh', 'https'] }
    await expect(make(api, 'security-group.create', input)).rejects.toThrow(
      /Quota exceeded.* was taken away again/,
    )
    await quota(100)
    expect(
      await listed(api, 'syd', `/security-groups?name=${name}`, 'security_groups'),
    ).toEqual([])
  })
})

async function session(api: Parameters<typeof listed>[0]): Promise<{ project: string }> {
  const { project } = await api.call(gateway)('GET /session')
  return { project: project.id }
}

test.describe('a person who may only look', () => {
  test('sees groups and rules, and why nothing can be changed', async ({
    page,
    signIn,
    aloft,
  }) => {
    const api = await aloft.signIn(accounts.reader)
    const [web] = await listed(api, 'dfw', '/security-groups?name=web', 'security_groups')
    await signIn(page, accounts.reader, '/security-groups')
    await expect(
      page.getByRole('button', { name: 'Create security group' }).first(),
    ).toHaveAccessibleDescription(reason)
    await page.goto(`/security-groups/dfw/${String(web?.['id'])}`)
    for (const name of ['Edit', 'Delete', 'Add rule', 'SSH']) {
      const button = page.getByRole('button', { name, exact: true }).first()
      await expect(button).toBeDisabled()
      await expect(button).toHaveAccessibleDescription(reason)
    }
    await expectAccessible(page)
    const target = { region: 'dfw', id: String(web?.['id']) }
    await expect(carryOut(api, 'security-group.delete', target)).rejects.toThrow()
    expect((await inboundRules(api, target)).length).toBeGreaterThan(0)
  })
})
