import { fileURLToPath } from 'node:url'
import { testFlags, waitUntilLive } from './aloft.ts'
import { loadAllBlocks } from './all-blocks.ts'
import { freePort } from './free-port.ts'
import { testDatabase, type TestDatabase } from './postgres.ts'
import { startProgram, type RunningProgram } from './program.ts'

export interface Machine {
  readonly url: string
  /** `SIGKILL`: as a power cut. */
  readonly process: Pick<RunningProgram, 'kill' | 'ended'>
}

export interface Machines extends AsyncDisposable {
  readonly first: Machine
  readonly second: Machine
  readonly database: TestDatabase
}

const program = fileURLToPath(new URL('../../../apps/aloft/src/main.ts', import.meta.url))

/** Two processes with all blocks each, before one database and a given cloud. */
export async function startMachines(
  cloud: { readonly keystone: string },
  /** `gateway.imageUploads.lostSeconds=2` */
  settings: readonly string[] = [],
): Promise<Machines> {
  await using cleanup = new AsyncDisposableStack()
  const database = cleanup.use(await testDatabase(await loadAllBlocks()))
  const start = async (): Promise<Machine> => {
    const port = await freePort()
    const flags = [
      ...testFlags(),
      `kernel.port=${port}`,
      `kernel.database.url=${database.url}`,
      `gateway.cloud.authUrl=${cloud.keystone}`,
      ...settings,
    ]
    const args = ['run', 'all', ...flags.map((flag) => `--set=${flag}`)]
    const running = cleanup.use(await startProgram(program, args))
    running.stdout.resume()
    const url = `http://127.0.0.1:${port}`
    await waitUntilLive(url, running.ended)
    return { url, process: running }
  }
  const [first, second] = await Promise.all([start(), start()])
  const kept = cleanup.move()
  return { first, second, database, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}
