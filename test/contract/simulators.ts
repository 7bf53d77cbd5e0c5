import { startSimulator } from '@aloft/testkit/simulator'

/** As many as there are workers (`maxWorkers` in `vitest.config.ts`): what one makes another must not see. */
const count = 3
const variable = (worker: number): string => `ALOFT_CONTRACT_KEYSTONE_${worker}`

/** Vitest's `globalSetup` of the contract suite: a simulator a worker, unless a real cloud is tested. */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env['ALOFT_CONTRACT_CLOUDS'] !== undefined) return async () => undefined
  const running = new AsyncDisposableStack()
  for (let worker = 1; worker <= count; worker += 1) {
    const simulator = running.use(await startSimulator({ seed: 'small', speed: 50 }))
    process.env[variable(worker)] = simulator.keystone
  }
  return () => running.disposeAsync()
}

/** Keystone's address of a worker's own simulator: `http://127.0.0.1:port/v3`. */
export function keystoneOf(worker: string): string {
  const keystone = process.env[variable(((Number(worker) - 1) % count) + 1)]
  if (keystone === undefined) throw new Error('No simulator was started for this worker.')
  return keystone
}
