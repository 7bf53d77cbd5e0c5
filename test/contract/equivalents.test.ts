import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { curlCommands } from '@aloft/acts/equivalents/curl'
import { loadAct } from '@aloft/acts/registry'
import { maskSecrets } from '@aloft/acts/secrets'
import { parseServer } from '@aloft/openstack/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContractCloud, names, startContractCloud } from './cloud.ts'
import { PrintedCommands } from './printed-commands.ts'

const password = `it's a "secret" of $HOME`
const cleanup = new AsyncDisposableStack()
let cloud: ContractCloud
let commands: PrintedCommands
let token: string
let compute: string
let image: string
let network: string
let id = ''
const { region } = names

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
  const endpoints = await signIn()
  compute = endpoints['compute'] ?? ''
  image = await idOf(`${endpoints['image']}/v2/images`, 'images', 'Debian 12')
  network = await idOf(`${endpoints['network']}/v2.0/networks`, 'networks', 'blank-net')
})
afterAll(() => cleanup.disposeAsync())

interface Keystone {
  readonly token: {
    readonly catalog: {
      readonly type: string
      readonly endpoints: { region_id: string; interface: string; url: string }[]
    }[]
  }
}

/** A token, and the endpoints of the first region by service. */
async function signIn(): Promise<Record<string, string>> {
  const domain = { name: 'Default' }
  const user = { name: 'newcomer', password: 'aloft-demo', domain }
  const reply = await fetch(`${cloud.simulator.keystone}/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      auth: {
        identity: { methods: ['password'], password: { user } },
        scope: { project: { name: 'blank-slate', domain } },
      },
    }),
  })
  token = reply.headers.get('x-subject-token') ?? ''
  const { catalog } = ((await reply.json()) as Keystone).token // Keystone's own shape.
  return Object.fromEntries(
    catalog.flatMap(({ type, endpoints }) =>
      endpoints
        .filter((one) => one.region_id === region && one.interface === 'public')
        .map(({ url }) => [type, url]),
    ),
  )
}

async function read(url: string): Promise<Record<string, unknown>> {
  const reply = await fetch(url, {
    headers: { 'x-auth-token': token, 'openstack-api-version': 'compute 2.79' },
  })
  return Object(await reply.json())
}

async function idOf(url: string, list: string, name: string): Promise<string> {
  const found = Object(await read(url))[list].find(
    (one: { name: string }) => one.name === name,
  )
  return found.id
}

async function server(): Promise<Record<string, unknown>> {
  return Object((await read(`${compute}/servers/${id}`))['server'])
}

/** Does what the panel prints for an act, and waits for what must come of it. */
async function expectPrinted(
  actId: string,
  input: Record<string, unknown>,
  expected: object,
  by: 'openstack' | 'curl' = 'openstack',
): Promise<void> {
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
    const endpoints = { [region]: { compute } }
    await commands.curl(curlCommands(act.request(subject, masked), endpoints), token)
  }
  id ||= await idOf(`${compute}/servers`, 'servers', 'as "printed"')
  await expect.poll(server, { timeout: 20_000 }).toMatchObject(expected)
}

const active = { status: 'ACTIVE', 'OS-EXT-STS:task_state': null }

test('what the panel prints makes a server', async () => {
  await expectPrinted(
    'server.create',
    {
      region,
      names: ['as "printed"'],
      image,
      flavor: '2',
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
  ['resize', { flavor: '3' }, { status: 'VERIFY_RESIZE' }],
  ['confirm-resize', {}, { ...active, flavor: { vcpus: 1, ram: 1024 } }],
])('and does "%s" with %j', async (act, input, expected) => {
  // Known only once the cloud runs.
  const more = act === 'rebuild' ? { image } : {}
  await expectPrinted(`server.${act}`, { ...more, ...input }, expected)
})

test('the curl lines resize it, and the others take that back or confirm it', async () => {
  const waits = { status: 'VERIFY_RESIZE' }
  await expectPrinted('server.resize', { flavor: '4' }, waits, 'curl')
  await expectPrinted('server.revert-resize', {}, { ...active, flavor: { ram: 1024 } })
  await expectPrinted('server.resize', { flavor: '4' }, waits, 'curl')
  await expectPrinted('server.confirm-resize', {}, { ...active, flavor: { ram: 2048 } })
})

test('the curl lines set tags, and a password whatever is in it', async () => {
  await expectPrinted('server.edit-tags', { tags: ["it's"] }, { tags: ["it's"] }, 'curl')
  await expectPrinted('server.change-password', { adminPassword: password }, active, 'curl')
})

test('what the panel prints deletes it, be it locked', async () => {
  await expectPrinted('server.lock', {}, { locked: true })
  const act = await loadAct('server.delete')
  const subject = parseServer(await server(), region)
  if (act === undefined || subject === undefined) throw new Error('Nothing to delete')
  await commands.openstack(act.equivalents(subject, { unlock: true }).cli)
  await expect
    .poll(() => read(`${compute}/servers/${id}`), { timeout: 20_000 })
    .toHaveProperty('itemNotFound')
})
