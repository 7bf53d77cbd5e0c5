import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explain, Problem } from '../../bin/problem.mjs'
import { runCommand } from '../../bin/run-command.mjs'
import { setUp } from './setup-command.mjs'

const environment = {
  ...process.env,
  PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
  DEBIAN_FRONTEND: 'noninteractive',
  RUNLEVEL: '1',
}
const policy = '/usr/sbin/policy-rc.d'

/**
 * Installs what is missing of these Debian packages with apt. While it does, no package may start a
 * daemon of its own.
 */
export async function installPackages(lab, wanted) {
  const missing = await notInstalled(wanted)
  if (missing.length === 0) return
  const byHand = `Install them yourself: apt-get install --no-install-recommends ${missing.join(' ')}`
  const why = `${missing.length} Debian packages are missing`
  if (!existsSync('/usr/bin/apt-get')) {
    throw new Problem(
      `${why}, and this machine has no apt-get.`,
      `The lab is made of Debian 12's packages (${missing.join(' ')}).`,
    )
  }
  if (!lab.install) throw new Problem(`${why}, and --no-install was given.`, byHand)
  if (process.getuid?.() !== 0) {
    throw new Problem(
      `${why}, and only root may install them.`,
      `${byHand}\nOr run this command as root once.`,
    )
  }
  const ownPolicy = !existsSync(policy)
  if (ownPolicy) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    const install = ['install', '--no-install-recommends', ...missing]
    const first = await apt(...install)
    if (first.code === 0) return
    await apt('update')
    const { code, output } = await apt(...install)
    if (code !== 0) {
      throw new Problem(
        `apt-get could not install ${missing.join(' ')}.`,
        explain(output) ?? `${output.trim().slice(-1500)}\n${byHand}`,
      )
    }
  } finally {
    if (ownPolicy) rmSync(policy)
  }
}

/** Unpacks packages that are never installed: the pipelines of Paste are in nothing else. */
export async function unpackPackages(lab, names) {
  const folder = lab.path('packages')
  const downloads = join(folder, 'deb')
  mkdirSync(downloads, { recursive: true })
  const archive = (name) =>
    readdirSync(downloads).find(
      (file) => file.startsWith(`${name}_`) && file.endsWith('.deb'),
    )
  for (const name of names) {
    const mark = join(downloads, `${name}.unpacked`)
    if (existsSync(mark)) continue
    if (!lab.install) {
      throw new Problem(`${name} must be downloaded, and --no-install was given.`)
    }
    const { code, output } = await runCommand(
      'apt-get',
      ['-q', '-o', 'APT::Sandbox::User=root', 'download', name],
      { cwd: downloads, env: environment },
    )
    if (code !== 0) {
      throw new Problem(
        `apt-get could not download ${name}.`,
        explain(output) ?? output.trim().slice(-1500),
      )
    }
    await setUp(lab, ['dpkg-deb', '-x', join(downloads, archive(name)), folder])
    writeFileSync(mark, '')
  }
}

async function notInstalled(wanted) {
  const { output } = await runCommand(
    'dpkg-query',
    ['-W', '-f', '${Package} ${db:Status-Abbrev}\\n', ...wanted],
    { env: environment },
  )
  const installed = new Set(
    output
      .split('\n')
      .filter((line) => / ii\b/.test(line))
      .map((line) => line.split(' ')[0]),
  )
  return wanted.filter((name) => !installed.has(name))
}

function apt(...args) {
  return runCommand('apt-get', ['-y', '-q', '-o', 'DPkg::Lock::Timeout=600', ...args], {
    env: environment,
  })
}
