import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { chown, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { AloftError } from '../errors.ts'

const run = promisify(execFile)

interface Identity {
  readonly uid: number
  readonly gid: number
}

/** Starts programs as a user that PostgreSQL agrees to: ourselves, or `postgres` when we are root. */
export interface Launcher {
  own(path: string): Promise<void>
  start(program: string, args: readonly string[], options: SpawnOptions): ChildProcess
}

/** `folders` are those that the user must be able to enter. */
export async function createLauncher(folders: readonly string[]): Promise<Launcher> {
  if (process.getuid?.() !== 0) {
    return { own: async () => undefined, start: (...args) => spawn(...args) }
  }
  const identity = await postgresUser()
  const own = (path: string) => chown(path, identity.uid, identity.gid)
  if (await allCanEnter(folders)) {
    return {
      own,
      start: (program, args, options) => spawn(program, args, { ...options, ...identity }),
    }
  }
  return { own, start: await startThroughClosedFolders(identity) }
}

/**
 * A checkout under /root cannot be entered by others. `setpriv` gives the user the one capability to
 * pass through closed folders, rather than opening them to everybody.
 */
async function startThroughClosedFolders({
  uid,
  gid,
}: Identity): Promise<Launcher['start']> {
  await run('setpriv', ['--version']).catch((cause: unknown) => {
    throw new AloftError(
      'start_failed',
      {
        message: 'PostgreSQL does not run as root, and its user cannot enter this folder.',
        hint: 'Put the checkout and the data where every user may enter (/opt, /srv), or run as another user.',
      },
      { cause },
    )
  })
  const privileges = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--',
  ]
  return (program, args, options) =>
    spawn('setpriv', [...privileges, program, ...args], options)
}

async function postgresUser(): Promise<Identity> {
  const known = await lookUp('postgres')
  if (known !== undefined) return known
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  } catch (cause) {
    throw new AloftError(
      'start_failed',
      {
        message:
          'PostgreSQL does not run as root, and the user postgres could not be made.',
        hint: 'Make it (useradd --system postgres), or run as an ordinary user.',
      },
      { cause },
    )
  }
  const made = await lookUp('postgres')
  if (made === undefined) throw new AloftError('start_failed')
  return made
}

async function lookUp(name: string): Promise<Identity | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    // `id` fails for a name that nobody has: that is the answer.
    return undefined
  }
}

async function allCanEnter(folders: readonly string[]): Promise<boolean> {
  for (const folder of folders) {
    for (let at = folder; ; at = dirname(at)) {
      const { mode } = await stat(at)
      if ((mode & 0o001) === 0) return false
      if (at === dirname(at)) break
    }
  }
  return true
}
