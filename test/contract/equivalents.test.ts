import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { curlCommands } from '@aloft/acts/equivalents/curl'
import { loadAct } from '@aloft/acts/registry'
import { maskSecrets } from '@aloft/acts/secrets'
import { parseServer } from '@aloft/openstack/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRecord } from '@aloft/openstack/json-reader'
import { type ContractCloud, startContractCloud } from './cloud.ts'
import type { CloudApi } from './cloud-api.ts'
import { PrintedCommands } from './printed-commands.ts'

const password = `it's a "secret" of $HOME`
const name = 'contract "printed"'
const cleanup = new AsyncDisposableStack()
let cloud: ContractCloud
let commands: PrintedCommands
let api: CloudApi
let network: string
let id = ''

beforeAll(async () => {
  cloud = cleanup.use(await startContractCloud())
  const folder = await mkdtemp(join(tmpdir(), 'aloft-printed-'))
  cleanup.defer(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'user-data.txt'), '#cloud-config\n')
  commands = cleanup.use(
    new PrintedCommands(
      {
        OS_CLIENT_CONFIG_FILE: cloud.cloudsFile,
        OS_CLOUD: 'empty',
        ADMIN_PASSWORD: password,
      },
      folder,
    ),
  )
  api = await cloud.api('empty')
  network = (await cloud.ownNetwork('empty')).id
})
afterAll(() => cleanup.disposeAsync())

const read = (path: string) => api.ask({ service: 'compute', path, microversion: '2.79' })

async function server(): Promise<Record<string, unknown>> {
  return readRecord(readRecord((await read(`/servers/${id}`)).body).server)
}

async function idOfMade(): Promise<string> {
  const servers = await api.list('compute', '/servers', 'servers')
  const made = servers.map(readRecord).find((one) => one.name === name)
  return String(made?.id)
}

/** Does what the panel prints for an act, and waits for what must come of it. */
async function expectPrinted(
  actId: string,
  input: Record<string, unknown>,
  expected: object,
  by: 'openstack' | 'curl' = 'openstack',
): Promise<void> {
  const { region } = cloud.facts
  const act = await loadAct(actId)
  if (act === undefined) throw new Error(`There is no act ${actId}`)
  const subject =
    act.subject === 'none'
      ? { region, id: '', name: '' }
      : parseServer(await server(), region)
  if (subject === undefined) throw new Error('The server cannot be read')
  const masked = maskSecrets(act.fields, input)
  if (by === 'openstack') await commands.openstack(act.equivalents(subject, masked).cli)
  else {
    const endpoints = { [region]: { compute: api.url('compute') } }
    await commands.curl(curlCommands(act.request(subject, masked), endpoints), api.token)
  }
  id ||= await idOfMade()
  await expect.poll(server, { timeout: 60_000 }).toMatchObject(expected)
}

const active = { status: 'ACTIVE', 'OS-EXT-STS:task_state': null }

test('what the panel prints makes a server', async () => {
  await expectPrinted(
    'server.create',
    {
      region: cloud.facts.region,
      names: [name],
      image: cloud.facts.image.id,
      flavor: cloud.facts.flavors[0].id,
      networks: [network],
      securityGroups: ['default'],
      userData: '#cloud-config',
      tags: ['a b', 'old'],
      metadata: { role: "d'b", gone: '1' },
    },
    { ...active, tags: ['a b', 'old'], metadata: { role: "d'b", gone: '1' } },
  )
})

test.each<[string, Record<string, unknown>, object]>([
  ['rename', { name: `it's $HOME` }, { name: `it's $HOME` }],
  ['edit-tags', { tags: ['a b', 'new'] }, { tags: ['a b', 'new'] }],
  ['edit-metadata', { metadata: { role: 'web' } }, { metadata: { role: 'web' } }],
  ['reboot', { type: 'soft' }, active],
  ['reboot', { type: 'hard' }, active],
  ['stop', {}, { status: 'SHUTOFF' }],
  ['start', {}, active],
  ['pause', {}, { status: 'PAUSED' }],
  ['unpause', {}, active],
  ['suspend', {}, { status: 'SUSPENDED' }],
  ['resume', {}, active],
  ['lock', { reason: 'an audit' }, { locked: true, locked_reason: 'an audit' }],
  ['unlock', {}, { locked: false }],
  ['lock', {}, { locked: true }],
  ['unlock', {}, { locked: false }],
  ['rescue', { adminPassword: password }, { status: 'RESCUE' }],
  ['unrescue', {}, active],
  ['change-password', { adminPassword: password }, active],
  ['snapshot', { name: 'an image of it' }, active],
  ['rebuild', { adminPassword: password }, active],
  ['shelve', {}, { status: 'SHELVED_OFFLOADED' }],
  ['unshelve', {}, active],
])('and does "%s" with %j', async (act, input, expected) => {
  // Known only once the cloud runs.
  const more = act === 'rebuild' ? { image: cloud.facts.otherImage.id } : {}
  await expectPrinted(`server.${act}`, { ...more, ...input }, expected)
})

test.each(['openstack', 'curl'] as const)(
  'and the lines of %s resize it, the others take that back or confirm it',
  async (by) => {
    const [small, larger, largest] = cloud.facts.flavors
    const before = by === 'openstack' ? small : larger
    const after = by === 'openstack' ? larger : largest
    const waits = { status: 'VERIFY_RESIZE' }
    const has = (ram: number) => ({ ...active, flavor: { ram } })
    await expectPrinted('server.resize', { flavor: after.id }, waits, by)
    await expectPrinted('server.revert-resize', {}, has(before.memoryMegabytes))
    await expectPrinted('server.resize', { flavor: after.id }, waits, by)
    await expectPrinted('server.confirm-resize', {}, has(after.memoryMegabytes))
  },
)

test('the curl lines set tags, and a password whatever is in it', async () => {
  await expectPrinted('server.edit-tags', { tags: ["it's"] }, { tags: ["it's"] }, 'curl')
  await expectPrinted('server.change-password', { adminPassword: password }, active, 'curl')
})

test('what the panel prints deletes it, be it locked', async () => {
  await expectPrinted('server.lock', {}, { locked: true })
  const act = await loadAct('server.delete')
  const subject = parseServer(await server(), cloud.facts.region)
  if (act === undefined || subject === undefined) throw new Error('Nothing to delete')
  await commands.openstack(act.equivalents(subject, { unlock: true }).cli)
  await expect
    .poll(async () => (await read(`/servers/${id}`)).body, { timeout: 60_000 })
    .toHaveProperty('itemNotFound')
})
