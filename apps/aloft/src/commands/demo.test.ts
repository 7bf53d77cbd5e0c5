import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
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

test(
  'after kill -9 of all its processes the demo starts again, and people are still signed in',
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

    second.kill('SIGINT')
    expect(await second.ended).toBe(0)
    await expect(stat(join(folder, 'postgres/postmaster.pid'))).rejects.toThrow('ENOENT')
    await expect(stat(join(folder, 'simulator.pid'))).rejects.toThrow('ENOENT')
    await rm(folder, { recursive: true, force: true })
  },
)
