import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gateway } from '@aloft/contracts/gateway'
import { inventory } from '@aloft/contracts/inventory'
import { createApiClient } from '@aloft/testkit/api-client'
import { freePort } from '@aloft/testkit/free-port'
import { testDatabase } from '@aloft/testkit/postgres'
import { startProgram } from '@aloft/testkit/program'
import { startSimulator } from '@aloft/testkit/simulator'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('../main.ts', import.meta.url))

test(
  'up brings the panel before the cloud of a clouds.yaml, and again with everybody signed in',
  { timeout: 240_000 },
  async () => {
    await using cloud = await startSimulator({ seed: 'small' })
    await using database = await testDatabase()
    const folder = await mkdtemp(join(tmpdir(), 'aloft-up-'))
    const clouds = join(folder, 'clouds.yaml')
    const auth = { auth_url: cloud.keystone, username: 'nobody', password: 'not-read' }
    const other = { auth: { auth_url: 'http://127.0.0.1:1/v3' } }
    await writeFile(clouds, JSON.stringify({ clouds: { other, demo: { auth } } }))
    const url = `http://127.0.0.1:${await freePort()}`
    const start = async () => {
      const args = [
        ['--clouds', clouds],
        ['--cloud', 'demo'],
        ['--database', database.url],
        ['--port', new URL(url).port],
        ['--data', folder],
        // No balancer has to notice.
        ['--set', 'kernel.drainMs=0'],
      ]
      const running = await startProgram(program, ['up', ...args.flat()])
      running.stdout.resume()
      const isReady = async () => (await fetch(`${url}/ready`).catch(() => undefined))?.ok
      await expect.poll(isReady, { timeout: 100_000 }).toBe(true)
      return running
    }
    const api = createApiClient(url)
    {
      await using first = await start()
      await api.signIn({
        user: 'reachnovadevops',
        password: 'aloft-demo',
        project: 'reach-production',
      })
      const list = await api.call(inventory)('GET /servers', { query: { wait: '1' } })
      expect(list.total).toBe(38)
      first.kill('SIGTERM')
      expect(await first.ended).toBe(0)
    }
    await using second = await start()
    const session = await api.call(gateway)('GET /session')
    expect(session.user.name).toBe('reachnovadevops')
    expect(session.regions.map(({ id }) => id).sort()).toEqual(['dfw', 'iad', 'ord', 'syd'])
    second.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    await rm(folder, { recursive: true, force: true })
  },
)
