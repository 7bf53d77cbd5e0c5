import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { ServerSubject } from '../server-subject.ts'
import { actIds, loadAct, type AnyAct } from '../registry.ts'
import { maskSecrets } from '../secrets.ts'
import { inputProblems } from '../input-problem.ts'
import { curlCommands } from './curl.ts'

const secret = 'hunter2 $(rm -rf ~) "\''
const odd = `it's "odd" $HOME; name`
const server: ServerSubject = {
  region: 'dfw',
  id: '7d2e4b1c-0000-4000-8000-000000000001',
  name: odd,
  status: 'ACTIVE',
  locked: false,
  tags: ['old tag'],
  metadata: { old: 'x' },
  securityGroups: ['default'],
}
const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA you@example'
const inputs: Readonly<Record<string, Record<string, unknown>>> = {
  'server.create': {
    region: 'dfw',
    names: [odd.replaceAll('"', '')],
    image: 'i-1',
    flavor: '2',
    networks: ['n-1', 'n-2'],
    keyPair: 'my key',
    securityGroups: ['default', 'web servers'],
    zone: 'nova',
    userData: `#cloud-config\npassword: ${secret}`,
    tags: ['a b'],
    metadata: { role: "d'b", '1.odd': '${x}' },
  },
  'server.rename': { name: odd },
  'server.edit-tags': { tags: ['new tag'] },
  'server.edit-metadata': { metadata: { new: `it's` } },
  'server.reboot': { type: 'hard' },
  'server.lock': { reason: odd },
  'server.rescue': { image: 'i-1', adminPassword: secret },
  'server.resize': { flavor: '3' },
  'server.rebuild': { image: 'i-1', adminPassword: secret },
  'server.snapshot': { name: odd },
  'server.change-password': { adminPassword: secret },
  'server.add-security-group': { group: 'web servers' },
  'server.remove-security-group': { group: 'default' },
  'key-pair.create': { region: 'dfw', name: 'my key' },
  'key-pair.import': { region: 'dfw', name: 'my key', publicKey },
  'key-pair.delete': { region: 'dfw', name: 'my key' },
}

async function actOf(id: string): Promise<AnyAct> {
  const act = await loadAct(id)
  if (act === undefined) throw new Error(`no act ${id}`)
  return act
}

/** What a real shell hands to the client for a line: the words of each call. */
function argumentsOf(lines: string): string[][] {
  const script = `openstack() { printf '%s\\0' "$@"; printf '\\n\\0'; }\n${lines}`
  const printed = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' })
  const calls = printed.split('\n\0').slice(0, -1)
  return calls.map((call) => call.split('\0').slice(0, -1))
}

describe.each(actIds.map((id) => ({ id })))('the equivalents of $id', ({ id }) => {
  it('have a valid example, no secret, and lines that a shell takes', async () => {
    const act = await actOf(id)
    const input = inputs[id] ?? {}
    expect(inputProblems(act.input, input)).toEqual([])
    const masked = maskSecrets(act.fields, input)
    const { cli, terraform } = act.equivalents(server, masked)
    const api = curlCommands(act.request(server, masked), {
      dfw: { compute: 'https://dfw.example/v2.1' },
    })
    const all = [cli, api, JSON.stringify(terraform)].join('\n')
    expect(all).not.toContain('hunter2')
    expect(all).not.toContain('\u0001')
    expect(cli).toMatch(/^openstack --os-region-name dfw /)
    expect(api).toContain('https://dfw.example/v2.1/')
    expect(api).toContain('"X-Auth-Token: $TOKEN"')
    // The shell parses each without running it.
    for (const line of [cli, api]) execFileSync('/bin/sh', ['-n', '-c', line])
  })
})

it('hands odd names to the client as they are', async () => {
  const rename = await actOf('server.rename')
  expect(argumentsOf(rename.equivalents(server, { name: odd }).cli)).toEqual([
    ['--os-region-name', 'dfw', 'server', 'set', '--name', odd, server.id],
  ])
})

it('removes and adds only the tags that differ', async () => {
  const act = await actOf('server.edit-tags')
  const calls = argumentsOf(act.equivalents(server, { tags: ['new tag'] }).cli)
  expect(calls.map((words) => words.slice(4))).toEqual([
    ['server', 'unset', '--tag', 'old tag', server.id],
    ['server', 'set', '--tag', 'new tag', server.id],
  ])
})

it('creates with every choice that was made', async () => {
  const act = await actOf('server.create')
  const input = inputs['server.create'] ?? {}
  const [words = []] = argumentsOf(act.equivalents(server, input).cli)
  expect(words).toEqual(expect.arrayContaining(['--property', "role=d'b"]))
  expect(words.filter((word) => word === '--network')).toHaveLength(2)
  expect(words.at(-1)).toBe(`it's odd $HOME; name`)
})

it.each([
  { networks: [], tags: undefined, version: '2.37' },
  { networks: undefined, tags: ['blue'], version: '2.52' },
  { networks: ['n-1'], tags: ['blue'], version: '2.52' },
  { networks: ['n-1'], tags: [], version: undefined },
])(
  'asks for the version $version that knows networks $networks and tags $tags',
  async ({ networks, tags, version }) => {
    const act = await actOf('server.create')
    const input = {
      region: 'dfw',
      names: ['web-1'],
      image: 'i',
      flavor: '2',
      networks,
      tags,
    }
    const [words = []] = argumentsOf(act.equivalents(server, input).cli)
    const option = words.indexOf('--os-compute-api-version')
    expect(option === -1 ? undefined : words[option + 1]).toBe(version)
    expect(words.includes('auto')).toBe(!networks?.length)
  },
)

it('writes Terraform whose texts are no templates', async () => {
  const act = await actOf('server.create')
  const { terraform } = act.equivalents(server, inputs['server.create'] ?? {})
  expect('code' in terraform && terraform.code).toContain('"$${x}"')
  expect('code' in terraform && terraform.code).toContain('user_data         = file(')
})
