import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { Problem } from '../../bin/problem.mjs'
import { checkPorts } from './readiness.mjs'
import { processInfo, sessionOf } from './proc.mjs'
import { programEnvironment } from './python-program.mjs'
import { endOfLog } from './setup-command.mjs'

/**
 * A process of the lab.
 * @typedef {object} Service
 * @property {string} name of the pid file and the log
 * @property {string[]} command
 * @property {Record<string, string>} [env] beside the lab's own
 * @property {number[]} [ports] on which it will listen
 * @property {() => Promise<boolean>} [ready] what it takes to be of use; absent: that it runs
 * @property {number} [graceMs] between SIGTERM and SIGKILL
 * @property {string} [settings] everything else of which a change needs a restart
 */

/** The record of a service that runs, or undefined. */
export function runningService(lab, name) {
  const record = readRecord(lab, name)
  return record !== undefined && processInfo(record.pid)?.born === record.born
    ? record
    : undefined
}

/** Names of all services that have a pid file, whatever the settings of today are. */
export function recordedServices(lab) {
  const folder = lab.path('run')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pid.json'))
    .map((name) => name.slice(0, -'.pid.json'.length))
}

/**
 * Starts a service unless it runs with these very settings.
 * @param {Service} service
 * @returns {Promise<boolean>} whether it had to be started
 */
export async function startService(lab, service) {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([service.command, service.env, service.settings]))
    .digest('hex')
  if (runningService(lab, service.name)?.fingerprint === fingerprint) return false
  await stopService(lab, service.name, service.graceMs)
  await checkPorts(service)
  for (const folder of ['run', 'log']) mkdirSync(lab.path(folder), { recursive: true })
  const log = logFile(lab, service.name)
  if (existsSync(log)) renameSync(log, `${log}.1`)
  const output = openSync(log, 'a', 0o640)
  const [program, ...args] = service.command
  const child = spawn(program, args, {
    cwd: lab.data,
    env: programEnvironment(lab, service.env),
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  const problem = await new Promise((resolve) => {
    child.once('spawn', () => resolve(undefined))
    child.once('error', resolve)
  })
  if (problem !== undefined) {
    throw new Problem(`${service.name} could not be started: ${problem.message}`)
  }
  child.unref()
  const { born } = processInfo(child.pid) ?? {}
  const record = { pid: child.pid, born, fingerprint, graceMs: service.graceMs }
  writeFileSync(recordFile(lab, service.name), JSON.stringify(record))
  return true
}

/** Waits until a started service is of use; says what its log said when it died or never was. */
export async function waitForService(lab, service, limitMs = 300_000) {
  const until = Date.now() + limitMs
  while (Date.now() < until) {
    if (runningService(lab, service.name) === undefined) {
      throw new Problem(
        `${service.name} ended by itself. The end of ${logFile(lab, service.name)}:`,
        endOfLog(logFile(lab, service.name)),
      )
    }
    if (await isReady(service)) return
    await delay(250)
  }
  throw new Problem(
    `${service.name} is not ready after ${limitMs / 1000} s. The end of ${logFile(lab, service.name)}:`,
    endOfLog(logFile(lab, service.name)),
  )
}

/** Whether a service that runs is of use. */
export async function isReady(service) {
  if (service.ready === undefined) return true
  try {
    return await service.ready()
  } catch {
    return false
  }
}

/** Ends a service and all that it started; does nothing when it does not run. */
export async function stopService(lab, name, graceMs) {
  const record = readRecord(lab, name)
  if (record === undefined) return
  if (processInfo(record.pid)?.born === record.born) signal(record.pid, 'SIGTERM')
  const until = Date.now() + (graceMs ?? record.graceMs ?? 15_000)
  while (sessionOf(record).length > 0 && Date.now() < until) await delay(100)
  for (const { pid } of sessionOf(record)) signal(pid, 'SIGKILL')
  rmSync(recordFile(lab, name), { force: true })
}

export function logFile(lab, name) {
  return lab.path('log', `${name}.log`)
}

function recordFile(lab, name) {
  return lab.path('run', `${name}.pid.json`)
}

function readRecord(lab, name) {
  try {
    return JSON.parse(readFileSync(recordFile(lab, name), 'utf8'))
  } catch {
    return undefined
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name)
  } catch {
    // It ended in between.
  }
}
