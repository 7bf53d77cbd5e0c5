import { accounts, expect, test } from './fixtures.ts'
import { expectAccessible } from './accessibility.ts'

const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHkYk0O0G0y6xW5mG7QF2m1kq3m9t3c9Qd9Y4u0v1w2x you@example'

test.describe('key pairs', () => {
  test('are added by their public key, found, and deleted', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/key-pairs')
    await page.getByRole('button', { name: 'Add a public key' }).click()
    const form = page.getByRole('dialog', { name: 'Add a public key' })
    await form.getByLabel('Region').selectOption('dfw')
    await form.getByLabel('Name').fill('laptop of ann')
    await form.getByLabel('Public key').fill('not a key')
    await form.getByLabel('Name').press('Enter')
    await expect(form.getByText(/^It must be one line as ssh-keygen/)).toBeVisible()
    await form.getByLabel('Public key').fill(publicKey)
    await form.getByText('The same as CLI, API, Terraform').click()
    await expect(form.getByText('keypair create --public-key')).toBeVisible()
    await form.getByRole('button', { name: 'Add a public key' }).click()
    await expect(form).toBeHidden()
    const row = page.getByRole('row', { name: /laptop of ann/ })
    await expect(row).toContainText('Dallas')
    await expectAccessible(page)

    await page.getByRole('searchbox').fill('laptop')
    await expect(page.getByRole('row', { name: /laptop of ann/ })).toBeVisible()
    await row.getByRole('button', { name: 'Acts of laptop of ann' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    const question = page.getByRole('dialog', { name: 'Delete laptop of ann?' })
    await expect(question).toContainText('Servers that have it keep it')
    await question.getByRole('button', { name: 'Delete' }).click()
    await expect(row).toBeHidden()
  })

  test('show a new private key once', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/key-pairs')
    await page.getByRole('button', { name: 'Make a key pair' }).click()
    const form = page.getByRole('dialog', { name: 'Make a key pair' })
    await form.getByLabel('Region').selectOption('ord')
    await form.getByLabel('Name').fill('made here')
    await form.getByRole('button', { name: 'Make a key pair' }).click()
    const told = page.getByRole('dialog').filter({ hasText: 'PRIVATE KEY' })
    await expect(told).toBeVisible()
    await told.getByRole('button', { name: 'I have it' }).click()
    await expect(page.getByRole('row', { name: /made here/ })).toContainText('Chicago')
  })

  test('that exist already are refused in the words of the cloud', async ({
    page,
    signIn,
  }) => {
    await signIn(page, accounts.member, '/key-pairs')
    for (const attempt of ['first', 'second']) {
      await page.getByRole('button', { name: 'Add a public key' }).click()
      const form = page.getByRole('dialog', { name: 'Add a public key' })
      await form.getByLabel('Region').selectOption('iad')
      await form.getByLabel('Name').fill('twice')
      await form.getByLabel('Public key').fill(publicKey)
      await form.getByRole('button', { name: 'Add a public key' }).click()
      if (attempt === 'first') await expect(form).toBeHidden()
      else await expect(form).toContainText("Key pair 'twice' already exists")
    }
  })
})

test.describe('server groups', () => {
  test('are made with a rule and opened', async ({ page, signIn }) => {
    await signIn(page, accounts.member, '/server-groups')
    // Its head has one from the first; where there is none yet the page's middle has another.
    await page.getByRole('button', { name: 'Create server group' }).first().click()
    const form = page.getByRole('dialog', { name: 'Create server group' })
    await form.getByLabel('Region').selectOption('dfw')
    await form.getByLabel('Name').fill('web apart')
    await form.getByRole('radio', { name: /^Apart(?! if)/ }).check()
    await form.getByRole('button', { name: 'Create server group' }).click()
    await page.getByRole('link', { name: 'web apart' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('web apart')
    await expect(page.getByText('Every server on a host of its own')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Activity' }).click()
    await expect(
      page.getByText('Create server group web apart in Dallas', { exact: true }),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Delete' }).click()
    const question = page.getByRole('dialog', { name: 'Delete web apart?' })
    await question.getByRole('button', { name: 'Delete' }).click()
    await expect(page).toHaveURL(/\/server-groups$/)
    await expect(page.getByRole('link', { name: 'web apart' })).toBeHidden()
  })

  test('are shown to a reader, who may not make any', async ({ page, signIn }) => {
    await signIn(page, accounts.reader, '/server-groups')
    const create = page.getByRole('button', { name: 'Create server group' }).first()
    await expect(create).toHaveAttribute('aria-disabled', 'true')
    await expect(create).toHaveAccessibleDescription(/needs member/)
  })

  test('of a region that does not answer are named as missing', async ({
    page,
    signIn,
    dials,
  }) => {
    await dials({ region: 'ord', service: 'compute', down: true })
    await signIn(page, accounts.member, '/server-groups')
    await expect(page.getByText(/Chicago/).first()).toBeVisible()
    await dials({ region: 'ord', service: 'compute', down: false })
  })
})
