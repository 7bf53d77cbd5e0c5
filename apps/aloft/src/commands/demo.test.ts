import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gateway } from '@aloft/contracts/gateway'
import { inventory } from '@aloft/contracts/inventory'
import { createApiClient } from '@aloft/testkit/api-client'
import { freePort } from '@aloft/testkit/free-port'
import { startProgram, type RunningProgram } from '@aloft/testkit/program'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('../main.ts', import.meta.url))

async function startDemo(folder: string, args: readonly string[]): Promise<RunningProgram> {
  const demo = await startProgram(program, ['demo', `--data=${folder}`, ...args])
  for await (const line of createInterface({ input: demo.stdout })) {
    expect(line).toMatch(/^Aloft runs at http:.* sign in as reachnovadevops/)
    return demo
  }
  throw new Error('The demo ended before it was ready; its words stand above.')
}

/** As the README says; a region's first page, of its own region only, as the client lists. */
async function serversByOpenStackClient(folder: string, cloud: string) {
  const args = ['--os-cloud', cloud, 'server', 'list', '-f', 'json']
  const { stdout } = await promisify(execFile)('/usr/bin/openstack', args, {
    env: {
      PATH: '/usr/bin:/bin',
      HOME: '/nonexistent',
      OS_CLIENT_CONFIG_FILE: join(folder, 'clouds.yaml'),
    },
    maxBuffer: 64 * 1024 * 1024,
  })
  const servers: unknown = JSON.parse(stdout)
  return servers
}

test(
  'after kill -9 of all its processes the demo starts again, people still signed in, tools beside it',
  { timeout: 240_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aloft-demo-'))
    const port = await freePort()
    const first = await startDemo(folder, [`--port=${port}`])
    const { url, accounts } = Object(
      JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')),
    )
    expect(url).toBe(`http://127.0.0.1:${port}`)
    expect(await readFile(join(folder, 'clouds.yaml'), 'utf8')).toContain('demo-large:')
    expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600)
    const api = createApiClient(url)
    await api.signIn(accounts[0])
    const before = await api.call(inventory)('GET /servers', { query: { wait: '1' } })
    expect(before.total).toBe(38)

    const pidOf = async (name: string) =>
      Number((await readFile(join(folder, name), 'utf8')).split('\n')[0])
    const pids = [await pidOf('simulator.pid'), await pidOf('postgres/postmaster.pid')]
    first.kill('SIGKILL')
    await first.ended
    for (const pid of pids) process.kill(pid, 'SIGKILL')

    const second = await startDemo(folder, [])
    const session = await api.call(gateway)('GET /session')
    expect(session.user.name).toBe('reachnovadevops')
    const after = await api.call(inventory)('GET /servers', { query: { wait: '1' } })
    expect(after.total).toBe(38)

    const listed = { demo: 17, 'demo-empty': 0, 'demo-large': 1000 }
    await Promise.all(
      Object.entries(listed).map(async ([cloud, servers]) =>
        expect(await serversByOpenStackClient(folder, cloud), cloud).toHaveLength(servers),
      ),
    )

    const dial = async (...words: string[]) => {
      const args = [program, 'demo', 'dial', `--data=${folder}`, ...words]
      return (await promisify(execFile)(process.execPath, args)).stdout
    }
    expect(await dial('--region=ord', '--down')).toContain('ord, every service: down')
    await expect(dial('--region=nowhere', '--down')).rejects.toThrow('"region" is one of')
    expect(await dial('--reset')).toContain('No region has a fault.')

    second.kill('SIGINT')
    expect(await second.ended).toBe(0)
    await expect(stat(join(folder, 'postgres/postmaster.pid'))).rejects.toThrow('ENOENT')
    await expect(stat(join(folder, 'simulator.pid'))).rejects.toThrow('ENOENT')
    await rm(folder, { recursive: true, force: true })
  },
)
