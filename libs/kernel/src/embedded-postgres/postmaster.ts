import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AloftError } from '../errors.ts'

/**
 * The PostgreSQL that runs on this data directory, or `undefined`. The pid file alone proves nothing: after
 * a power cut its pid may be anybody's, so the process's own command line must name the directory.
 * Form of the file: https://www.postgresql.org/docs/current/storage-file-layout.html
 */
export async function readPostmaster(
  directory: string,
): Promise<{ pid: number; port: number } | undefined> {
  const text = await readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!Number.isInteger(pid) || pid < 2 || !Number.isInteger(port) || port < 1)
    return undefined
  if (!isRunning(pid) || !(await runsOn(pid, directory))) return undefined
  return { pid, port }
}

async function runsOn(pid: number, directory: string): Promise<boolean> {
  const words = await commandLine(pid)
  return words.includes(resolve(directory)) && (words[0] ?? '').endsWith('postgres')
}

/** Words of a process's command line; none when it has ended or the system does not tell. */
export async function commandLine(pid: number): Promise<string[]> {
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return text.split('\0').filter((word) => word !== '')
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Asks a process to end and waits; by force after `timeoutMs`. `word` must stand in its command line, so
 * that a pid which was given to another process since is left alone.
 */
export async function stopProcess(
  pid: number,
  signal: NodeJS.Signals,
  timeoutMs: number,
  word: string,
): Promise<void> {
  const isOurs = async () => isRunning(pid) && (await commandLine(pid)).includes(word)
  if (!(await isOurs())) return
  process.kill(pid, signal)
  const until = performance.now() + timeoutMs
  while (await isOurs()) {
    if (performance.now() > until) {
      process.kill(pid, 'SIGKILL')
      throw new AloftError('internal', {
        message: `The process ${pid} did not end within ${timeoutMs} ms and was killed.`,
      })
    }
    await new Promise((done) => setTimeout(done, 25))
  }
}
