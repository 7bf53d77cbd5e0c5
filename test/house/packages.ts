import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './source-files.ts'

export interface Package {
  /** From the root; empty for the root's own. */
  readonly folder: string
  readonly name: string
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

/** The root's package and every workspace's. */
export function packages(): Package[] {
  const workspaces = ['apps', 'blocks', 'libs'].flatMap((kind) =>
    foldersIn(kind).map((name) => `${kind}/${name}`),
  )
  return ['', ...workspaces].map((folder) => {
    const text = readFileSync(join(root, folder, 'package.json'), 'utf8')
    // Our own files: every part that is absent is filled in.
    const own = JSON.parse(text) as Partial<Package> & { name: string }
    return {
      folder,
      name: own.name,
      scripts: own.scripts ?? {},
      dependencies: own.dependencies ?? {},
      optionalDependencies: own.optionalDependencies ?? {},
      devDependencies: own.devDependencies ?? {},
    }
  })
}

/** Names of the folders in a folder of the repository. */
export function foldersIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}
