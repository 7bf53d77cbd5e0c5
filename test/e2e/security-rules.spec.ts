import {
  blank,
  expect,
  expectAccessible,
  inboundRules,
  listed,
  makeRule,
  test,
} from './security-fixtures.ts'

test.describe('the rules of a group', () => {
  test('are opened by a preset, with a warning for SSH', async ({
    page,
    signIn,
    newGroup,
    api,
  }) => {
    const group = await newGroup()
    await signIn(page, blank, group.path)
    await expect(page.getByText('Nothing is let in.')).toBeVisible()
    await page.getByRole('button', { name: 'SSH', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('checkbox', { name: /^SSH/ })).toBeChecked()
    await expect(dialog.getByText('everybody in the internet')).toBeVisible()
    await dialog.getByRole('checkbox', { name: /^Ping/ }).check()
    await dialog.getByRole('button', { name: 'Open a port' }).click()
    const rules = page.getByRole('table', { name: 'Rules in' })
    await expect(rules).toContainText('TCP 22 (SSH)')
    await expect(rules).toContainText('Ping')
    expect(await inboundRules(api, group)).toHaveLength(4)
    await page.getByRole('button', { name: 'SSH', exact: true }).click()
    await expect(
      dialog.getByRole('button', { name: 'Open a port' }),
    ).toHaveAccessibleDescription('Open to everybody already: SSH.')
    await expectAccessible(page)
  })

  test('are added by hand, and what is wrong is told in words', async ({
    page,
    signIn,
    newGroup,
    api,
  }) => {
    const group = await newGroup()
    await signIn(page, blank, group.path)
    await page.getByRole('button', { name: 'Add rule' }).click()
    const form = page.getByRole('form', { name: 'New rule' })
    const add = form.getByRole('button', { name: 'Add rule' })
    await form.getByRole('textbox', { name: 'Ports' }).fill('8100-8000')
    await expect(
      form.getByText('It must begin with the lower one: 8000-8100.'),
    ).toBeVisible()
    await expect(add).toBeDisabled()
    await form.getByRole('textbox', { name: 'Ports' }).fill('8000-8100')
    await form.getByRole('combobox', { name: 'From' }).selectOption('A range')
    await expect(add).toHaveAccessibleDescription('Give the range, or choose everybody.')
    await form.getByRole('textbox', { name: 'Range' }).fill('203.0.113.0/33')
    await expect(form.getByText(/It must be an address or a range/)).toBeVisible()
    await expectAccessible(page)
    await form.getByRole('textbox', { name: 'Range' }).fill('203.0.113.7')
    await form.getByRole('textbox', { name: 'Description' }).fill('the builder')
    await form.getByText('The same as CLI, API, Terraform').click()
    await expect(form.getByRole('tabpanel')).toContainText('--dst-port 8000:8100')
    await add.click()
    await expect(form).toBeHidden()
    const rules = page.getByRole('table', { name: 'Rules in' })
    await expect(rules).toContainText('TCP 8000–8100')
    await expect(rules).toContainText('203.0.113.7/32')
    expect(await inboundRules(api, group)).toMatchObject([
      { port_range_min: 8000, port_range_max: 8100, description: 'the builder' },
    ])
  })

  test('let members of a group in', async ({ page, signIn, newGroup, api }) => {
    const [web, database] = [await newGroup(), await newGroup()]
    await signIn(page, blank, database.path)
    await page.getByRole('button', { name: 'Add rule' }).click()
    const form = page.getByRole('form', { name: 'New rule' })
    await form.getByRole('textbox', { name: 'Ports' }).fill('5432')
    await form.getByRole('combobox', { name: 'From' }).selectOption('Members of a group')
    await form.getByRole('combobox', { name: 'Group' }).selectOption(web.name)
    await form.getByRole('combobox', { name: 'IP version' }).selectOption('IPv4')
    await form.getByRole('button', { name: 'Add rule' }).click()
    await expect(page.getByRole('link', { name: web.name })).toBeVisible()
    expect(await inboundRules(api, database)).toMatchObject([{ remote_group_id: web.id }])
  })

  test('are changed where they stand', async ({ page, signIn, newGroup, api }) => {
    const group = await newGroup(['ssh'])
    await signIn(page, blank, group.path)
    await page
      .getByRole('button', { name: 'Edit TCP 22 (SSH) from anywhere', exact: true })
      .click()
    const form = page.getByRole('form', { name: 'Change TCP 22 (SSH) from anywhere' })
    const save = form.getByRole('button', { name: 'Save rule' })
    await expect(save).toHaveAccessibleDescription('Nothing is changed.')
    await expect(form.getByText('everybody in the internet')).toBeVisible()
    await form.getByRole('combobox', { name: 'From' }).selectOption('A range')
    await form.getByRole('textbox', { name: 'Range' }).fill('198.51.100.0/24')
    await expect(form.getByText('everybody in the internet')).toHaveCount(0)
    await expectAccessible(page)
    await save.click()
    await expect(form).toBeHidden()
    await expect(page.getByRole('table', { name: 'Rules in' })).toContainText(
      '198.51.100.0/24',
    )
    const rules = await inboundRules(api, group)
    expect(rules).toHaveLength(2)
    expect(rules).toContainEqual(
      expect.objectContaining({ ethertype: 'IPv4', remote_ip_prefix: '198.51.100.0/24' }),
    )
    await page.getByRole('link', { name: 'Activity' }).click()
    await expect(
      page.getByText(`Create security group ${group.name} in Chicago`),
    ).toBeVisible()
  })

  test('keep their group of addresses when only the description is changed', async ({
    page,
    signIn,
    newGroup,
    api,
    offices,
  }) => {
    const group = await newGroup()
    await makeRule(api, group, {
      protocol: 'tcp',
      port_range_min: 5432,
      port_range_max: 5432,
      remote_address_group_id: offices.id,
    })
    await signIn(page, blank, group.path)
    await page.getByRole('button', { name: /^Edit TCP 5432/ }).click()
    const form = page.getByRole('form', { name: /^Change TCP 5432/ })
    await expect(form.getByRole('combobox', { name: 'From' })).toHaveValue('address-group')
    await expect(
      form.getByRole('combobox', { name: 'Group of addresses' }).locator('option:checked'),
    ).toHaveText(offices.name)
    await form.getByRole('textbox', { name: 'Description' }).fill('the offices')
    await expectAccessible(page)
    await form.getByRole('button', { name: 'Save rule' }).click()
    await expect(form).toBeHidden()
    expect(await inboundRules(api, group)).toMatchObject([
      { remote_address_group_id: offices.id, description: 'the offices' },
    ])
  })

  test('that are there already are refused, and nothing is lost', async ({
    page,
    signIn,
    newGroup,
    api,
  }) => {
    const group = await newGroup(['https'])
    await signIn(page, blank, group.path)
    await page.getByRole('button', { name: 'Add rule' }).click()
    const form = page.getByRole('form', { name: 'New rule' })
    await form.getByRole('textbox', { name: 'Ports' }).fill('443')
    await form.getByRole('button', { name: 'Add rule' }).click()
    await expect(form.getByRole('alert')).toContainText(
      'Security group rule already exists',
    )
    await expect(form.getByRole('textbox', { name: 'Ports' })).toHaveValue('443')
    await expectAccessible(page)
    expect(await inboundRules(api, group)).toHaveLength(2)
  })

  test('are deleted, several at once', async ({ page, signIn, newGroup, api }) => {
    const group = await newGroup(['http', 'https'])
    await signIn(page, blank, group.path)
    const rules = page.getByRole('table', { name: 'Rules in' })
    await expect(rules.getByRole('checkbox')).toHaveCount(4)
    for (const box of await rules.getByRole('checkbox').all()) await box.check()
    await page.getByRole('button', { name: /^Delete chosen/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete 4 rules?' })
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByText('Nothing is let in.')).toBeVisible()
    expect(await inboundRules(api, group)).toEqual([])
    const kept = await listed(
      api,
      group.region,
      `/security-group-rules?security_group_id=${group.id}`,
      'security_group_rules',
    )
    expect(kept).toHaveLength(2)
  })
})
