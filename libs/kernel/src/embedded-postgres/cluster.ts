import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { AloftError } from '../errors.ts'
import { ensureFolder } from '../folder.ts'
import { findPostgres, type PostgresBinaries } from './binaries.ts'
import { isRunning, readPostmaster, stopProcess } from './postmaster.ts'
import { createLauncher, type Launcher } from './system-user.ts'

export interface ClusterOptions {
  /** The cluster's folder; made when there is none. Its log lies beside it: `<directory>.log`. */
  readonly directory: string
  readonly port: number
  /** Of the superuser `postgres`; given when the cluster is made. */
  readonly password: string
  /** Settings of postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>
  /** Default: the embedded ones. */
  readonly programs?: PostgresBinaries
  /** Aborted: the start is given up, nothing stays behind. */
  readonly stopping?: AbortSignal
}

export interface Cluster extends AsyncDisposable {
  readonly port: number
  readonly pid: number
  /** True when a PostgreSQL of an earlier start was found running and is used. */
  readonly adopted: boolean
  /** `postgres://postgres:…@127.0.0.1:port/database` */
  url(database: string): string
  /** Makes the database where it is missing; whether it was. */
  ensureDatabase(name: string): Promise<boolean>
  stop(): Promise<void>
}

const startTimeoutMs = 30_000
/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const invalidPassword = '28P01'

/**
 * A PostgreSQL of our own on 127.0.0.1. It runs in a process group of its own, so that Ctrl-C reaches us
 * alone and we stop it last; after our own death by force the next start finds and uses it.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const directory = resolve(options.directory)
  ensureFolder(
    dirname(directory),
    'the data folder',
    'Give a folder that this user may write, with --data DIR.',
  )
  const running = await readPostmaster(directory)
  if (running !== undefined) {
    const adopted = clusterAt(options, running.port, running.pid, true)
    await waitUntilReady(adopted, directory, () => !isRunning(running.pid))
    return adopted
  }
  const programs = options.programs ?? (await findPostgres())
  const { postgres } = programs
  const launcher = await createLauncher([dirname(postgres), dirname(directory)])
  await initialise(programs, launcher, directory, options)
  options.stopping?.throwIfAborted()
  const log = openSync(`${directory}.log`, 'a', 0o600)
  const settings = { ...options.settings, port: String(options.port) }
  const child = launcher.start(
    postgres,
    [
      '-D',
      directory,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { detached: true, stdio: ['ignore', log, log], cwd: dirname(postgres) },
  )
  closeSync(log)
  await once(child, 'spawn')
  child.unref()
  if (child.pid === undefined) throw new AloftError('start_failed')
  const cluster = clusterAt(options, options.port, child.pid, false)
  try {
    await waitUntilReady(cluster, directory, () => child.exitCode !== null)
    return cluster
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

function clusterAt(
  { password, directory }: ClusterOptions,
  port: number,
  pid: number,
  adopted: boolean,
): Cluster {
  const url = (database: string) =>
    `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
  let stopped: Promise<void> | undefined
  const stop = () => {
    // SIGINT is PostgreSQL's "fast shutdown": ends sessions, writes everything down.
    stopped ??= stopProcess(pid, 'SIGINT', 20_000, resolve(directory))
    return stopped
  }
  return {
    port,
    pid,
    adopted,
    url,
    stop,
    ensureDatabase: (name) => ensureDatabase(url('postgres'), name),
    [Symbol.asyncDispose]: stop,
  }
}

async function ensureDatabase(url: string, name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount !== 0) return false
    await client.query(`create database ${pg.escapeIdentifier(name)}`)
    return true
  } finally {
    await client.end()
  }
}

/** Made under another name and renamed, so that a start cut short leaves no half of a cluster. */
async function initialise(
  { initdb, locale }: PostgresBinaries,
  launcher: Launcher,
  directory: string,
  { password, stopping }: ClusterOptions,
): Promise<void> {
  const known = await stat(join(directory, 'PG_VERSION')).catch(() => undefined)
  if (known !== undefined) return
  const draft = `${directory}.new`
  const passwordFile = `${directory}.password`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await launcher.own(draft)
  await writeFile(passwordFile, password, { mode: 0o600 })
  await launcher.own(passwordFile)
  try {
    const child = launcher.start(
      initdb,
      [
        `--pgdata=${draft}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        ...locale,
        '--no-sync',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'], cwd: dirname(initdb) },
    )
    const words: string[] = []
    child.stderr?.setEncoding('utf8').on('data', (text: string) => words.push(text))
    const code = await exitCodeOf(child, stopping)
    if (stopping?.aborted === true) await rm(draft, { recursive: true, force: true })
    stopping?.throwIfAborted()
    if (code !== 0) throw startError('A database could not be made', words.join(''))
    await rename(draft, directory)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** Waits for its end, which `stopping` brings about. */
async function exitCodeOf(
  child: ChildProcess,
  stopping: AbortSignal | undefined,
): Promise<number | null> {
  const stop = () => void child.kill('SIGTERM')
  stopping?.addEventListener('abort', stop)
  if (stopping?.aborted === true) stop()
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
  } finally {
    stopping?.removeEventListener('abort', stop)
  }
}

async function waitUntilReady(
  cluster: Cluster,
  directory: string,
  hasEnded: () => boolean,
): Promise<void> {
  const until = performance.now() + startTimeoutMs
  for (;;) {
    const client = new pg.Client({
      connectionString: cluster.url('postgres'),
      connectionTimeoutMillis: 3000,
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch (cause) {
      await client.end().catch(() => undefined)
      if (cause instanceof pg.DatabaseError && cause.code === invalidPassword) {
        throw new AloftError(
          'start_failed',
          {
            message: `The database in ${directory} was made with another password.`,
            hint: 'The keys beside it (keys.json) are not the ones it was made with: put those back, or give another folder with --data.',
          },
          { cause },
        )
      }
      if (!hasEnded() && performance.now() < until) {
        await new Promise((done) => setTimeout(done, 50))
        continue
      }
      const log = await readFile(`${directory}.log`, 'utf8').catch(() => '')
      throw startError('The embedded PostgreSQL does not start', log.slice(-2000), cause)
    }
  }
}

function startError(message: string, log: string, cause?: unknown): AloftError {
  const lines = log.trim().split('\n')
  const telling =
    lines.findLast((line) => /FATAL|PANIC|ERROR|error:/.test(line)) ?? lines.at(-1) ?? ''
  return new AloftError(
    'start_failed',
    { message: `${message}: ${telling}`, hint: hintFor(log) },
    { cause },
  )
}

function hintFor(log: string): string {
  if (/No space left on device/.test(log)) {
    return 'The disk is full: make room (about 500 MB), or give another folder with --data.'
  }
  if (/Address already in use|could not bind/.test(log)) {
    return 'Its port is taken by another program: stop that one, or use another folder with --data.'
  }
  if (/incompatible with server|database files are incompatible/.test(log)) {
    return 'The data folder belongs to another version of PostgreSQL: give a new one with --data.'
  }
  return 'Its log lies beside the data folder, in postgres.log.'
}
