import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { builtPanel } from './panel-sources.mjs'
import { Problem } from './problem.mjs'

/** Compressed JavaScript until the server list is interactive, in bytes (1 kB = 1,000). */
export const firstLoadBudgetBytes = 150_000

/**
 * Every script that the browser fetches before the server list works, with its compressed size:
 * the entry, what it imports, and the chunk of the list page with what that imports. Reads the
 * manifest of the build, so nothing is assumed of names that a bundler makes.
 *
 * @returns {{ files: { file: string, bytes: number }[], bytes: number }}
 */
export function measureFirstLoad() {
  const path = join(builtPanel, '.vite/manifest.json')
  if (!existsSync(path)) {
    throw new Problem(
      'The built panel has no manifest.',
      'apps/panel/vite.config.ts must set build.manifest to true.',
    )
  }
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry)
  const pages = Object.keys(manifest).filter((key) => isServerListPage(key))
  if (pages.length === 0 && !entries.some((key) => bundles(manifest[key]))) {
    throw new Problem(
      'The manifest of the panel names no chunk of the server list.',
      'Tell bin/panel-size.mjs which module holds the page.',
    )
  }
  const files = [...closure(manifest, [...entries, ...pages])].filter((file) =>
    file.endsWith('.js'),
  )
  const sized = files
    .map((file) => ({ file, bytes: compressedSize(join(builtPanel, file)) }))
    .sort((a, b) => b.bytes - a.bytes)
  return { files: sized, bytes: sized.reduce((sum, { bytes }) => sum + bytes, 0) }
}

function isServerListPage(key) {
  return /features\/servers\/(list\/)?(ServerListPage|ServersPage|ServerList|list-page)\.tsx$/.test(
    key,
  )
}

/** An entry that loads no page by itself holds them all. */
function bundles(chunk) {
  return (chunk.dynamicImports ?? []).length === 0
}

function closure(manifest, keys, files = new Set(), seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue
    seen.add(key)
    files.add(manifest[key].file)
    closure(manifest, manifest[key].imports ?? [], files, seen)
  }
  return files
}

/** As the gateway sends it: the file compressed at build time where there is one. */
function compressedSize(path) {
  if (existsSync(`${path}.br`)) return readFileSync(`${path}.br`).length
  if (existsSync(`${path}.gz`)) return readFileSync(`${path}.gz`).length
  return gzipSync(readFileSync(path), { level: 9 }).length
}
