import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node-runtime.mjs'

/**
 * `node bin/complete-lock.mjs`, after `npm install` changed the lock: adds the packages of other
 * platforms that npm left out because the registry in use does not carry them. Without them `npm ci`
 * says that lock and package.json are not in sync.
 */
const path = join(root, 'package-lock.json')
const platform =
  /(android|darwin|freebsd|linux|openharmony|win32|windows|wasm32)[-.](\w+?)(?:-(gnu|musl|gnueabihf|musleabihf|msvc|eabi))?$/

const lock = JSON.parse(readFileSync(path, 'utf8'))
const { packages } = lock
for (const [at, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (packages[`node_modules/${name}`] || packages[`${at}/node_modules/${name}`]) continue
    packages[`node_modules/${name}`] = placeholder(name, version)
    process.stdout.write(`added ${name}@${version}\n`)
  }
}
const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
lock.packages = Object.fromEntries(sorted)
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)

function placeholder(name, version) {
  const [, os, cpu, abi] = platform.exec(name) ?? []
  if (os === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error(`No platform can be read from ${name}@${version}: add it by hand.`)
  }
  const wasm = os === 'wasm32'
  return {
    version,
    cpu: [wasm ? os : cpu],
    ...(os === 'linux' && abi && { libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] }),
    optional: true,
    ...(!wasm && { os: [os === 'windows' ? 'win32' : os] }),
  }
}
