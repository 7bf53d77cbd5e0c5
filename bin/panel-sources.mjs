import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node-runtime.mjs'

/** What the panel's build reads; the libraries are those that it may import. */
const sources = [
  'apps/panel',
  'libs/acts',
  'libs/contracts',
  'libs/list',
  'libs/openstack',
  'libs/ui',
  'package-lock.json',
  'tsconfig.json',
]
const leftOut = new Set(['node_modules', 'dist'])

export const panelFolder = join(root, 'apps/panel')
export const builtPanel = join(panelFolder, 'dist')
const stamp = join(root, '.cache/panel.sha256')

/** One hash over the names and contents of everything that the build reads. */
export function hashOfPanelSources() {
  const hash = createHash('sha256')
  for (const source of sources) addTo(hash, source)
  return hash.digest('hex')
}

/** True when the built panel is the one of these sources. */
export function panelIsBuilt(hash) {
  return (
    existsSync(join(builtPanel, 'index.html')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === hash
  )
}

export { stamp as panelStamp }

function addTo(hash, path) {
  const full = join(root, path)
  if (!existsSync(full)) return
  let entries
  try {
    entries = readdirSync(full, { withFileTypes: true })
  } catch (error) {
    if (error.code !== 'ENOTDIR') throw error
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
    return
  }
  const names = entries
    .map(({ name }) => name)
    .filter((name) => !leftOut.has(name) && !/\.test\.tsx?$/.test(name))
    .sort()
  for (const name of names) addTo(hash, `${path}/${name}`)
}
