import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { AloftError } from '@aloft/kernel/errors'
import { checkListening } from '@aloft/kernel/listening'

export interface DemoPorts {
  readonly aloft: number
  readonly postgres: number
  /** Keystone's; the four regions take the next four. */
  readonly simulator: number
}

const defaultPort = 8080
const simulatorPorts = 5
const firstTried = 20_000
const lastTried = 32_000

/**
 * The ports of a data folder, the same at every start. `wanted`: of `--port`; else what the folder had,
 * else 8080. Throws `start_failed` when nobody can listen on Aloft's own at `address`.
 */
export async function choosePorts(
  path: string,
  wanted: number | undefined,
  address: string,
): Promise<DemoPorts> {
  const known = await readPorts(path)
  const aloft = wanted ?? known?.aloft ?? defaultPort
  await checkListening({ address, port: aloft })
  const postgres = known?.postgres ?? (await findFree(1, [aloft]))
  const simulator = known?.simulator ?? (await findFree(simulatorPorts, [aloft, postgres]))
  const ports = { aloft, postgres, simulator }
  await writeFile(path, `${JSON.stringify(ports)}\n`)
  return ports
}

/** Ports that another program took while we were away are replaced, rather than refused. */
export async function replaceTakenPorts(
  path: string,
  ports: DemoPorts,
  inUseByUs: { readonly postgres: boolean },
): Promise<DemoPorts> {
  const { aloft } = ports
  const postgres =
    inUseByUs.postgres || (await areFree(ports.postgres, 1))
      ? ports.postgres
      : await findFree(1, [aloft])
  const simulator = (await areFree(ports.simulator, simulatorPorts))
    ? ports.simulator
    : await findFree(simulatorPorts, [aloft, postgres])
  const replaced = { aloft, postgres, simulator }
  await writeFile(path, `${JSON.stringify(replaced)}\n`)
  return replaced
}

async function readPorts(path: string): Promise<DemoPorts | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (
      typeof value === 'object' &&
      value !== null &&
      'aloft' in value &&
      'postgres' in value &&
      'simulator' in value &&
      typeof value.aloft === 'number' &&
      typeof value.postgres === 'number' &&
      typeof value.simulator === 'number'
    ) {
      return { aloft: value.aloft, postgres: value.postgres, simulator: value.simulator }
    }
  } catch {
    // No file yet, or half of one: ports are chosen anew.
  }
  return undefined
}

/** Below the range that systems give out for outgoing connections, at a random start. */
async function findFree(count: number, taken: readonly number[]): Promise<number> {
  const range = lastTried - firstTried
  let port = firstTried + Math.floor(Math.random() * range)
  for (let tries = 0; tries < 500; tries++) {
    const overlaps = taken.some((other) => other >= port && other < port + count)
    if (!overlaps && (await areFree(port, count))) return port
    port = port + count < lastTried ? port + count : firstTried
  }
  throw new AloftError('start_failed', {
    message: `No free ports were found between ${firstTried} and ${lastTried}.`,
    hint: 'Look which program listens on so many: ss -tln',
  })
}

async function areFree(first: number, count: number): Promise<boolean> {
  for (let port = first; port < first + count; port++) {
    if (!(await isFree(port))) return false
  }
  return true
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return true
  } catch {
    // Taken, or not allowed: either way not ours to use.
    return false
  } finally {
    server.close()
  }
}
