import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PostgresBinaries } from '@aloft/kernel/embedded-postgres/binaries'
import { startCluster } from '@aloft/kernel/embedded-postgres/cluster'
import {
  isRunning,
  readPostmaster,
  stopProcess,
} from '@aloft/kernel/embedded-postgres/postmaster'
import { freePort } from './free-port.ts'

export interface TestCluster extends AsyncDisposable {
  /** Of the superuser, on the database `postgres`. */
  readonly adminUrl: string
}

// What a power cut would lose is made anew by the next run.
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  shared_buffers: '128MB',
  max_connections: '300',
}

const root = join(tmpdir(), 'aloft-test-postgres')

/**
 * A PostgreSQL for tests, deleted with everything in it when disposed.
 * @param programs default: the embedded ones
 */
export async function startTestCluster(programs?: PostgresBinaries): Promise<TestCluster> {
  await mkdir(root, { recursive: true, mode: 0o755 })
  await sweep()
  // Named by the owner, so that a later run can tell what a killed one left behind.
  const folder = join(root, `${process.pid}-${randomBytes(3).toString('hex')}`)
  await mkdir(folder, { mode: 0o755 })
  const cluster = await startCluster({
    directory: join(folder, 'postgres'),
    port: await freePort(),
    password: randomBytes(12).toString('hex'),
    settings,
    ...(programs && { programs }),
  })
  return {
    adminUrl: cluster.url('postgres'),
    [Symbol.asyncDispose]: async () => {
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function sweep(): Promise<void> {
  for (const name of await readdir(root)) {
    const owner = Number(name.split('-')[0])
    if (Number.isInteger(owner) && isRunning(owner)) continue
    const directory = join(root, name, 'postgres')
    const left = await readPostmaster(directory)
    if (left !== undefined) await stopProcess(left.pid, 'SIGINT', 10_000, directory)
    await rm(join(root, name), { recursive: true, force: true })
  }
}
