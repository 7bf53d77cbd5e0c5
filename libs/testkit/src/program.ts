import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

export interface RunningProgram extends AsyncDisposable {
  readonly pid: number
  readonly stdout: Readable
  /** Resolves when it has ended, with its exit code (undefined when a signal ended it). */
  readonly ended: Promise<number | undefined>
  kill(signal: NodeJS.Signals): void
}

/** Starts a TypeScript program of the repository; it is stopped by SIGTERM when disposed. */
export async function startProgram(
  path: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningProgram> {
  const child = spawn(process.execPath, [path, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit').then(([code]: unknown[]) =>
    typeof code === 'number' ? code : undefined,
  )
  await once(child, 'spawn')
  return {
    // A process that was spawned has a pid and the pipe that was asked for.
    pid: child.pid ?? 0,
    stdout: child.stdout,
    ended,
    kill: (signal) => void child.kill(signal),
    async [Symbol.asyncDispose]() {
      child.stdout.resume()
      child.kill('SIGTERM')
      await ended
    },
  }
}
