import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { AloftError } from '@aloft/kernel/errors'
import { stopProcess } from '@aloft/kernel/embedded-postgres/postmaster'
import type { Logger } from '@aloft/kernel/log'

export interface SimulatorOptions {
  readonly databaseUrl: string
  readonly port: number
  /** Where its pid stands, for the start after one that was killed. */
  readonly pidPath: string
  readonly logPath: string
  readonly log: Logger
  /** Aborted while it starts: it is ended. */
  readonly stopping: AbortSignal
}

const program = fileURLToPath(new URL('../../../simulator/src/main.ts', import.meta.url))
const restartAfterMs = 500
/** In MB. Filling the cloud makes nothing but what lasts: with less of it half the time is collecting garbage. */
const youngMemory = '--max-semi-space-size=64'

/** Ends a simulator that an earlier start of this folder left behind. */
export async function stopLeftSimulator(pidPath: string): Promise<void> {
  const pid = Number(await readFile(pidPath, 'utf8').catch(() => ''))
  if (!Number.isInteger(pid) || pid < 2) return
  await stopProcess(pid, 'SIGTERM', 10_000, program)
  await rm(pidPath, { force: true })
}

/** The simulated cloud as a process of its own, started again whenever it ends unasked. */
export class SimulatorProcess implements AsyncDisposable {
  readonly #options: SimulatorOptions
  #child: ChildProcess | undefined
  #stopping = false
  #restart: NodeJS.Timeout | undefined
  #dials = ''

  private constructor(options: SimulatorOptions) {
    this.#options = options
  }

  static async start(options: SimulatorOptions): Promise<SimulatorProcess> {
    const simulator = new SimulatorProcess(options)
    try {
      await simulator.#run()
      return simulator
    } catch (error) {
      await simulator[Symbol.asyncDispose]()
      throw error
    }
  }

  /** Where it will be: `http://127.0.0.1:port/v3` */
  static keystoneAt(port: number): string {
    return `http://127.0.0.1:${port}/v3`
  }

  /** Where its faults are turned on and off. */
  get dials(): string {
    return this.#dials
  }

  async #run(): Promise<void> {
    const { databaseUrl, port, pidPath, logPath } = this.#options
    const log = openSync(logPath, 'a', 0o600)
    const child = spawn(
      process.execPath,
      [youngMemory, program, `--port=${port}`, '--seed=demo', '--speed=1'],
      {
        // A process group of its own: Ctrl-C reaches us alone, and we stop it after Aloft.
        detached: true,
        // By the environment: a command line can be read by every user of the machine.
        env: { ...process.env, SIMULATOR_DATABASE: databaseUrl },
        stdio: ['ignore', 'pipe', log],
      },
    )
    closeSync(log)
    this.#child = child
    await once(child, 'spawn')
    await writeFile(pidPath, `${child.pid}\n`)
    const end = () => void child.kill('SIGTERM')
    const { stopping } = this.#options
    stopping.addEventListener('abort', end)
    if (stopping.aborted) end()
    try {
      this.#dials = await readDials(child, logPath)
    } finally {
      stopping.removeEventListener('abort', end)
    }
    child.once('exit', (code, signal) => this.#ended(code, signal))
  }

  #ended(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.#stopping) return
    const { log } = this.#options
    log.warn({ code, signal }, 'The simulated cloud ended; it is started again')
    const again = () => {
      this.#run().catch((error: unknown) => {
        log.warn({ error }, 'The simulated cloud does not start')
        if (!this.#stopping) this.#restart = setTimeout(again, restartAfterMs * 4)
      })
    }
    this.#restart = setTimeout(again, restartAfterMs)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping = true
    clearTimeout(this.#restart)
    const child = this.#child
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      await stopProcess(child.pid, 'SIGTERM', 10_000, program)
    }
    await rm(this.#options.pidPath, { force: true })
  }
}

/** What it says first when it is ready tells where its faults are turned. */
async function readDials(child: ChildProcess, logPath: string): Promise<string> {
  const { stdout } = child
  if (stdout === null) throw new AloftError('start_failed')
  for await (const line of createInterface({ input: stdout })) {
    stdout.resume()
    const ready: unknown = JSON.parse(line)
    if (
      typeof ready === 'object' &&
      ready !== null &&
      'dials' in ready &&
      typeof ready.dials === 'string'
    ) {
      return ready.dials
    }
  }
  const words = (await readFile(logPath, 'utf8').catch(() => '')).trim().split('\n').at(-1)
  throw new AloftError('start_failed', {
    message: `The simulated cloud does not start: ${words}`,
    hint: `Its words stand in ${logPath}.`,
  })
}
