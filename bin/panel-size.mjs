import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { builtPanel } from './panel-sources.mjs'
import { Problem } from './problem.mjs'

/** Compressed JavaScript until the server list is interactive, in bytes (1 kB = 1,000). */
export const firstLoadBudgetBytes = 150_000

/** The modules that must have been loaded by then, wherever the bundler put them. */
const neededModules = [
  'src/main.tsx',
  'src/shell/Shell.tsx',
  'src/features/servers/list/ServersPage.tsx',
  'src/features/servers/list/RowActs.tsx',
]

/**
 * Every script that the browser fetches before the server list works, with its compressed size: the
 * chunks that hold the needed modules, and all that these import. Read from the build's own manifest
 * and source maps, so that nothing is assumed of how a bundler cuts and names chunks.
 *
 * @returns {{ files: { file: string, bytes: number }[], bytes: number }}
 */
export function measureFirstLoad() {
  const manifest = JSON.parse(read('.vite/manifest.json', 'build.manifest'))
  const chunks = Object.entries(manifest).filter(([, { file }]) => file.endsWith('.js'))
  const sources = new Map(chunks.map(([key, { file }]) => [key, sourcesOf(file)]))
  const keys = neededModules.map((module) => {
    const [key] =
      [...sources].find(([, list]) => list.some((source) => source.endsWith(module))) ?? []
    if (key !== undefined) return key
    throw new Problem(
      `No chunk of the built panel holds apps/panel/${module}.`,
      'If it has another name now, correct neededModules in bin/panel-size.mjs.',
    )
  })
  const sized = [...withImports(manifest, keys)]
    .map((file) => ({ file, bytes: compressedSize(join(builtPanel, file)) }))
    .sort((a, b) => b.bytes - a.bytes)
  return { files: sized, bytes: sized.reduce((sum, { bytes }) => sum + bytes, 0) }
}

/** The modules of a chunk. One that holds only the bundler's own helpers has no map. */
function sourcesOf(file) {
  return existsSync(join(builtPanel, `${file}.map`))
    ? JSON.parse(read(`${file}.map`, 'build.sourcemap')).sources
    : []
}

function read(name, setting) {
  const path = join(builtPanel, name)
  if (existsSync(path)) return readFileSync(path, 'utf8')
  throw new Problem(
    `The built panel has no ${name}.`,
    `apps/panel/vite.config.ts must set ${setting}.`,
  )
}

function withImports(manifest, keys, files = new Set()) {
  for (const key of keys) {
    const { file, imports = [] } = manifest[key]
    if (files.has(file)) continue
    files.add(file)
    withImports(manifest, imports, files)
  }
  return files
}

/** As the gateway sends it: the file compressed at build time where there is one. */
function compressedSize(path) {
  if (existsSync(`${path}.br`)) return readFileSync(`${path}.br`).length
  if (existsSync(`${path}.gz`)) return readFileSync(`${path}.gz`).length
  return gzipSync(readFileSync(path), { level: 9 }).length
}
