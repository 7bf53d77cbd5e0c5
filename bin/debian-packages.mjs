import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { explain, Problem } from './problem.mjs'
import { withProgress } from './progress.mjs'
import { runCommand } from './run-command.mjs'

/**
 * Programs that come from Debian, with the package that holds them and what they are for. What is
 * no program but an extension of one has a `file` that is there when it is installed.
 */
export const debianPrograms = {
  chromium: { package: 'chromium', for: 'the figures of the list' },
  'chromium-headless-shell': {
    package: 'chromium-headless-shell',
    for: 'the browser suites',
  },
  openstack: { package: 'python3-openstackclient', for: 'the contract suite' },
  'openstack zone': {
    package: 'python3-designateclient',
    file: '/usr/lib/python3/dist-packages/designateclient/__init__.py',
    for: 'the contract suite of DNS',
  },
  'PostgreSQL 15': {
    file: '/usr/lib/postgresql/15/bin/postgres',
    package: 'postgresql-15',
    for: 'the tests on the oldest PostgreSQL that Aloft runs on',
  },
  nginx: { package: 'nginx-light', for: 'the proxy figures' },
  curl: { package: 'curl', for: 'the upload figures' },
}

/** The path of a program, or undefined. */
export function findProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin']
  return folders.map((folder) => join(folder, name)).find(isProgram)
}

/**
 * Installs with apt what is missing of the named programs (keys of `debianPrograms`).
 * Throws a Problem that says what to do where this machine cannot.
 */
export async function ensurePrograms(names) {
  const missing = names.filter((name) => {
    const { file } = debianPrograms[name]
    return file === undefined ? findProgram(name) === undefined : !existsSync(file)
  })
  if (missing.length === 0) return
  const packages = missing.map((name) => debianPrograms[name].package)
  const why = missing
    .map((name) => `${debianPrograms[name].package} (for ${debianPrograms[name].for})`)
    .join(' and ')
  const byHand = `Install it yourself: apt-get install ${packages.join(' ')}`
  if (findProgram('apt-get') === undefined) {
    throw new Problem(`${why} is missing, and this machine has no apt-get.`, byHand)
  }
  const sudo = await asRoot()
  if (sudo === undefined) {
    throw new Problem(`${why} is missing, and only root may install it.`, byHand)
  }
  const apt = (...args) =>
    runCommand(
      [...sudo, 'apt-get'][0],
      [...[...sudo, 'apt-get'].slice(1), '-o', 'DPkg::Lock::Timeout=120', ...args],
      // By the run level Debian knows that no package is to start a daemon of its own.
      { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' } },
    )
  await withProgress(`Installing ${packages.join(' ')} with apt`, async () => {
    await apt('-qq', 'update')
    const { code, output } = await apt(
      'install',
      '-y',
      '--no-install-recommends',
      ...packages,
    )
    if (code === 0) return
    throw new Problem(
      `apt-get could not install ${packages.join(' ')}.`,
      explain(output) ?? `${output.trim().slice(-1500)}\n${byHand}`,
    )
  })
}

/**
 * The path of the browser for the suites, installed where it is missing: Chromium without its windows,
 * which is the same engine at two thirds of the cost. One that has its windows will do where the other
 * can not be had.
 */
export async function ensureBrowser() {
  try {
    await ensurePrograms(['chromium-headless-shell'])
  } catch (problem) {
    if (findProgram('chromium') === undefined) throw problem
  }
  return findProgram('chromium-headless-shell') ?? findProgram('chromium')
}

async function asRoot() {
  if (process.getuid?.() === 0) return []
  if (findProgram('sudo') === undefined) return undefined
  const { code } = await runCommand('sudo', ['-n', 'true'])
  return code === 0 ? ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND,RUNLEVEL'] : undefined
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
