import { execFileSync } from 'node:child_process'
import { serviceTypes } from '@aloft/openstack/service-type'
import { describe, expect, it } from 'vitest'
import { allCalls } from '../act.ts'
import { actIds, loadAct, type AnyAct } from '../registry.ts'
import { maskSecrets } from '../secrets.ts'
import { inputProblems } from '../input-problem.ts'
import { examplesOf } from '../testing/examples.ts'
import { odd } from '../testing/odd-texts.ts'
import { exampleServer as server, serverExamples } from '../testing/server-examples.ts'
import { curlCommands } from './curl.ts'

const { inputs } = serverExamples
/** Any service's endpoint is asked for by the name of the service. */
const endpoints = {
  dfw: Object.fromEntries(
    serviceTypes.map((type) => [type, `https://dfw.example/${type}`]),
  ),
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
    const { subject, inputs: examples } = examplesOf(id)
    const input = examples[id] ?? {}
    expect(inputProblems(act.input, input)).toEqual([])
    const masked = maskSecrets(act.fields, input)
    const { cli, terraform } = act.equivalents(subject, masked)
    const api = curlCommands(allCalls(act, subject, masked), endpoints)
    const all = [cli, api, JSON.stringify(terraform)].join('\n')
    expect(all).not.toContain('hunter2')
    expect(all).not.toContain('\u0001')
    expect(cli).toMatch(/^openstack --os-region-name dfw /)
    expect(api).toContain('https://dfw.example/')
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
