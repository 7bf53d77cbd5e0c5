import { fileURLToPath } from 'node:url'
import { createInterface } from 'node:readline'
import { testDatabase } from './postgres.ts'
import { startProgram } from './program.ts'

export interface SimulatorOptions {
  /** What the cloud holds at first. */
  readonly seed?: 'small' | 'demo' | 'none'
  /** How much faster than real its states move on. */
  readonly speed?: number
  /** Servers of the project `large-fleet`; no such project when 0. */
  readonly large?: number
  readonly tokenSeconds?: number
}

export interface TestCloud extends AsyncDisposable {
  /** `http://127.0.0.1:port/v3` */
  readonly keystone: string
  readonly regions: readonly { readonly id: string; readonly url: string }[]
  /** Turns a dial: `{ region: 'ord', down: true }`, `{ region: 'dfw', service: 'compute', latencyMs: 500 }`. */
  dial(setting: Readonly<Record<string, unknown>>): Promise<void>
  resetDials(): Promise<void>
}

const program = fileURLToPath(
  new URL('../../../apps/simulator/src/main.ts', import.meta.url),
)

/** The simulator as a process with a database of its own, on free ports. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<TestCloud> {
  const { seed = 'small', speed = 20, large = 0, tokenSeconds = 3600 } = options
  await using cleanup = new AsyncDisposableStack()
  const database = cleanup.use(await testDatabase())
  const running = cleanup.use(
    await startProgram(program, [
      `--database=${database.url}`,
      '--port=0',
      `--seed=${seed}`,
      `--speed=${speed}`,
      `--large=${large}`,
      `--token-seconds=${tokenSeconds}`,
    ]),
  )
  const ready = parseReady(await firstLine(running.stdout))
  const kept = cleanup.move()
  return {
    keystone: ready.keystone,
    regions: ready.regions,
    dial: (setting) => send(ready.dials, 'PUT', setting),
    resetDials: () => send(ready.dials, 'DELETE'),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

async function send(url: string, method: string, body?: object): Promise<void> {
  const reply = await fetch(url, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  })
  if (!reply.ok) throw new Error(`The dial refused: ${reply.status} ${await reply.text()}`)
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stream })) return line
  throw new Error('The simulator ended before it was ready; its words stand above.')
}

interface Ready {
  readonly keystone: string
  readonly dials: string
  readonly regions: readonly { readonly id: string; readonly url: string }[]
}

function parseReady(line: string): Ready {
  const value: unknown = JSON.parse(line)
  if (typeof value === 'object' && value !== null && 'keystone' in value) {
    // The form of the line is the simulator's contract with whoever starts it.
    return value as Ready
  }
  throw new Error(`The simulator said something unexpected: ${line}`)
}
