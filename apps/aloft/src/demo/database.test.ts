import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPostmaster } from '@aloft/kernel/embedded-postgres/postmaster'
import { createLogger } from '@aloft/kernel/log'
import { freePort } from '@aloft/testkit/free-port'
import { expect, test } from 'vitest'
import { DemoDatabase } from './database.ts'

test(
  "the simulator's database is new at the first start of a data folder, and no more after it; other keys do not open it",
  { timeout: 60_000 },
  async () => {
    await using cleanup = new AsyncDisposableStack()
    const folder = await mkdtemp(join(tmpdir(), 'aloft-demo-'))
    cleanup.defer(() => rm(folder, { recursive: true, force: true }))
    const log = createLogger({
      level: 'silent',
      datacenter: 'test',
      destination: join(folder, 'aloft.log'),
    })
    const start = async (password = 'aloft-test') =>
      DemoDatabase.start({
        folder,
        port: await freePort(),
        password,
        log,
        stopping: new AbortController().signal,
      })
    {
      await using first = await start()
      expect(first.isSimulatorNew).toBe(true)
    }
    await expect(start('of other keys')).rejects.toThrow('made with another password')
    expect(await readPostmaster(join(folder, 'postgres'))).toBeUndefined()
    await using second = await start()
    expect(second.isSimulatorNew).toBe(false)
  },
)
