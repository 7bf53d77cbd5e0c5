import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

/** The folder of the repository. */
export const root = resolve(import.meta.dirname, '../..')

export interface SourceFile {
  /** From the root, with `/`: `libs/kernel/src/errors.ts`. */
  readonly path: string
  readonly text: string
  /** `text` without comments; what stands in strings is kept. */
  readonly code: string
  readonly lines: number
}

const leftOut = new Set([
  'node_modules',
  'dist',
  '.git',
  '.cache',
  '.aloft',
  'test-results',
  'playwright-report',
  'coverage',
])
const folders = ['apps', 'bench', 'bin', 'blocks', 'labs', 'libs', 'test']

/** Every file of ours with one of these endings, in order of path. */
export function sourceFiles(endings: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => filesBelow(join(root, folder)))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map(readSource)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Tests, and what stands in a folder `testing/` beside them to arrange them. */
export function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path) || /(^test|\/testing)\//.test(path)
}

/** What builds the panel runs in Node, and is not part of it. */
export function isBuildFile(path: string): boolean {
  return /^apps\/panel\/[^/]+\.ts$/.test(path)
}

/** Every module that the code names in an import, a re-export or `import()`. */
export function importsOf(code: string): { specifier: string; typeOnly: boolean }[] {
  const statements =
    /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?(['"])([^'"]+)\2/gm
  const calls = /\bimport\(\s*(['"])([^'"]+)\1\s*\)/g
  const found = []
  for (const [, type, , specifier = ''] of code.matchAll(statements)) {
    found.push({ specifier, typeOnly: type !== undefined })
  }
  for (const [, , specifier = ''] of code.matchAll(calls)) {
    found.push({ specifier, typeOnly: false })
  }
  return found
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (leftOut.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

function readSource(path: string): SourceFile {
  const text = readFileSync(path, 'utf8')
  return {
    path: relative(root, path).replaceAll('\\', '/'),
    text,
    code: withoutComments(text),
    lines: text.split('\n').length - 1,
  }
}

/** Good enough for our own formatted code: a `//` inside a string is kept by its quote before it. */
function withoutComments(text: string): string {
  return text
    .replace(/^\s*\/\*[\s\S]*?\*\//gm, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s\/\/\s[^'"`\n]*$/gm, '')
}
