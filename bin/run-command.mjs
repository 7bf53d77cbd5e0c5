import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const tailLimit = 64 * 1024

/**
 * Runs a program in a process group of its own, so that everything it started ends with it, and
 * passes on the signals that this process gets. Never rejects for an exit code.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, limitMs?: number, graceMs?: number }} options
 *   `limitMs`: then it is asked to end, and `graceMs` (5 s) later it has to.
 *   `show`: its output goes to the terminal as it comes; otherwise it is only kept.
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>} the end of the output (64 kB)
 */
export function runCommand(
  command,
  args,
  { cwd, env, show = false, limitMs, graceMs = 5000 } = {},
) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let timedOut = false
    const keep = (stream) => (chunk) => {
      if (show) stream.write(chunk)
      output = (output + chunk.toString()).slice(-tailLimit)
    }
    child.stdout.on('data', keep(process.stdout))
    child.stderr.on('data', keep(process.stderr))
    const passOn = (signal) => killGroup(child.pid, signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, passOn)
    const limit =
      limitMs &&
      setTimeout(() => {
        timedOut = true
        killGroup(child.pid, 'SIGTERM')
        setTimeout(() => killGroup(child.pid, 'SIGKILL'), graceMs).unref()
      }, limitMs)
    let ended = false
    const end = (code) => {
      if (ended) return
      ended = true
      clearTimeout(limit)
      for (const signal of signals) process.off(signal, passOn)
      // What it left running in its group would hold ports and memory.
      killGroup(child.pid, 'SIGTERM')
      resolve({ code, output, timedOut })
    }
    child.on('error', (error) => {
      output += `${error.message}\n`
      end(127)
    })
    child.on('close', (code, signal) => end(exitCode(code, signal)))
    // A grandchild that keeps the pipes open must not keep us waiting for ever.
    child.on('exit', (code, signal) =>
      setTimeout(end, 2000, exitCode(code, signal)).unref(),
    )
  })
}

/** What a shell reports for a child that ended so. */
export function exitCode(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0)
}

function killGroup(pid, signal) {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // The group is gone already.
  }
}
