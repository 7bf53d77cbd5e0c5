import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface Child extends AsyncDisposable {
  readonly pid: number
  readonly process: ChildProcess
  /** What it wrote to standard error, the end of it. */
  errors(): string
}

/**
 * Starts a program that ends with this one at the latest. Disposing of it sends SIGTERM, and SIGKILL
 * after ten seconds. `core` binds it to one processor core.
 */
export function startChild(
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; core?: number; cwd?: string } = {},
): Child {
  const bound = options.core === undefined ? [] : ['taskset', '-c', String(options.core)]
  const [first = command, ...rest] = [...bound, command, ...args]
  const child = spawn(first, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
    ...(options.cwd !== undefined && { cwd: options.cwd }),
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-8192)
  })
  const endWithUs = () => child.kill('SIGKILL')
  process.on('exit', endWithUs)
  return {
    get pid() {
      if (child.pid === undefined) throw new Error(`${command} could not be started`)
      return child.pid
    },
    process: child,
    errors: () => errors,
    async [Symbol.asyncDispose]() {
      process.off('exit', endWithUs)
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(force)
    },
  }
}

/** The first line of standard output that is JSON; fails when the program ends before. */
export async function firstJsonLine(child: Child, limitMs = 60_000): Promise<unknown> {
  const { stdout } = child.process
  if (stdout === null) throw new Error('The program has no standard output')
  const lines = createInterface({ input: stdout })
  try {
    return await new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        reject(new Error(`It was not ready within ${limitMs} ms: ${child.errors()}`))
      }, limitMs)
      lines.on('line', (line) => {
        if (!line.startsWith('{')) return
        clearTimeout(limit)
        resolve(JSON.parse(line))
      })
      child.process.once('exit', () => {
        clearTimeout(limit)
        reject(new Error(`It ended: ${child.errors()}`))
      })
    })
  } finally {
    lines.removeAllListeners('line')
    lines.close()
    stdout.resume()
  }
}
