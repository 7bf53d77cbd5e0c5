import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

const program = new URL('../../apps/simulator/src/main.ts', import.meta.url).pathname

export interface SimulatorProcess extends AsyncDisposable {
  /** `http://127.0.0.1:<port>/v3`. */
  readonly keystone: string
  readonly dials: string
  readonly regions: readonly { readonly id: string; readonly url: string }[]
}

/** Starts the simulator as a program of its own, on free ports, with the small accounts. */
export async function startSimulatorProcess(
  databaseUrl: string,
  { seed = 'small', speed = 50 } = {},
): Promise<SimulatorProcess> {
  const child = spawn(
    process.execPath,
    [program, '--database', databaseUrl, '--seed', seed, '--speed', String(speed)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const exit = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([once(lines, 'line'), exit])
  const line: unknown = first[0]
  if (typeof line !== 'string') throw new Error(`the simulator did not start: ${complaint}`)
  // The first line is the ready line; its form is part of the command.
  const ready = JSON.parse(line) as Omit<SimulatorProcess, typeof Symbol.asyncDispose>
  return {
    keystone: ready.keystone,
    dials: ready.dials,
    regions: ready.regions,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await exit
    },
  }
}
