import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startCluster } from '@aloft/kernel/embedded-postgres/cluster'
import { startChild } from '../child.ts'
import { freePort } from '../free-port.ts'
import type { Bench } from '../row.ts'

export interface Server extends AsyncDisposable {
  readonly url: string
  /** The process in which every block runs. */
  readonly pid: number
}

/**
 * Starts the program with every block in one process on a database of its own, logging to a file and
 * sending statistics, as production does.
 */
export async function startServer(
  bench: Bench,
  options: { authUrl: string; statsPort: number; core?: number },
): Promise<Server> {
  await using started = new AsyncDisposableStack()
  const folder = bench.temporary
  const cluster = started.use(
    await startCluster({
      directory: join(folder, 'postgres'),
      port: await freePort(),
      password: randomBytes(12).toString('hex'),
      settings: { listen_addresses: '127.0.0.1', unix_socket_directories: '' },
    }),
  )
  await cluster.ensureDatabase('aloft')
  const port = await freePort()
  const config = {
    kernel: {
      port,
      database: { url: cluster.url('aloft') },
      log: { level: 'info', file: join(folder, 'aloft.log') },
      stats: { address: `127.0.0.1:${options.statsPort}` },
      callerKeys: [randomBytes(24).toString('hex')],
      sealingKeys: [`bench:${randomBytes(32).toString('base64')}`],
    },
    gateway: { cloud: { authUrl: options.authUrl } },
  }
  const path = join(folder, 'aloft.yaml')
  // JSON is YAML.
  writeFileSync(path, JSON.stringify(config))
  // As `bin/hand-over.mjs` runs it.
  const flags = ['--max-semi-space-size=4']
  const main = join(bench.root, 'apps/aloft/src/main.ts')
  const child = started.use(
    startChild(process.execPath, [...flags, main, 'run', 'all', '--config', path], {
      ...(options.core !== undefined && { core: options.core }),
    }),
  )
  child.process.stdout?.resume()
  const url = `http://127.0.0.1:${port}`
  const deadline = Date.now() + 60_000
  while (!(await isReady(url))) {
    if (child.process.exitCode !== null)
      throw new Error(`aloft run ended: ${child.errors()}`)
    if (Date.now() > deadline) throw new Error(`aloft run is not ready: ${child.errors()}`)
    await wait(50)
  }
  const owned = started.move()
  return { url, pid: child.pid, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}

/** Signs in to the upstream of this measurement; the cookie as a browser would send it. */
export async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/gateway/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ user: 'bench', password: 'bench' }),
  })
  const [cookie] = response.headers.getSetCookie()
  if (!response.ok || cookie === undefined) {
    throw new Error(`Sign-in answered ${response.status}: ${await response.text()}`)
  }
  return cookie.split(';')[0] ?? ''
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/ready`)).ok
  } catch {
    return false
  }
}
