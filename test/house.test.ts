import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { errorCodes } from '@aloft/contracts/error-codes'
import { foldersIn, packages } from './house/packages.ts'
import { wrongImports } from './house/package-roles.ts'
import { isTest, root, sourceFiles } from './house/source-files.ts'

const code = sourceFiles(['.ts', '.tsx', '.mjs'])
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Files that may be longer than the cap, each with the reason. */
const longFiles: Readonly<Record<string, string>> = {}
const cap = 400

describe('packages', () => {
  const all = packages()
  const folders = new Map(all.map(({ name, folder }) => [name, folder]))

  test('import only what their role allows', () => {
    expect(code.flatMap((file) => wrongImports(file, folders))).toEqual([])
  })

  test('are known, each with a role', () => {
    const file = {
      path: 'libs/newcomer/src/first.ts',
      text: '',
      code: "import { readFileSync } from 'node:fs'",
      lines: 1,
    }
    expect(wrongImports(file, folders)).toEqual([
      expect.stringContaining('libs/newcomer, which has no role'),
    ])
  })

  test('name exact versions only', () => {
    const loose = all.flatMap((one) =>
      Object.entries({
        ...one.dependencies,
        ...one.optionalDependencies,
        ...one.devDependencies,
      })
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        .map(([name, version]) => `${one.folder}/package.json: ${name} ${version}`),
    )
    expect(loose).toEqual([])
  })

  test('run nothing when they are installed', () => {
    const hooks = /^(pre|post)?(install|prepare|publish)$|^prepublishOnly$/
    const found = all.flatMap((one) =>
      Object.keys(one.scripts)
        .filter((name) => hooks.test(name))
        .map((name) => `${one.folder}/package.json: ${name}`),
    )
    expect(found).toEqual([])
    expect(read('.npmrc')).toContain('ignore-scripts=true')
  })

  test('have a reason written down for each library that they need to run', () => {
    const decisions = readdirSync(join(root, 'docs/decisions'))
      .map((name) => read(`docs/decisions/${name}`))
      .join('\n')
    const silent = all
      .flatMap((one) => [
        ...Object.keys(one.dependencies),
        ...Object.keys(one.optionalDependencies),
      ])
      .filter((name) => !name.startsWith('@aloft/') && !decisions.includes(`\`${name}\``))
    expect([...new Set(silent)]).toEqual([])
  })

  test('are locked without the name of a registry', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/)
  })

  test('are locked for every platform (else: node bin/complete-lock.mjs)', () => {
    // npm writes this file; these are the parts that are read.
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>
    }
    const missing = Object.entries(lock.packages).flatMap(([at, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) =>
          !(`node_modules/${name}` in lock.packages) &&
          !(`${at}/node_modules/${name}` in lock.packages),
      ),
    )
    expect(missing).toEqual([])
  })
})

describe('files', () => {
  test(`have at most ${cap} lines, or a reason`, () => {
    const long = sourceFiles(['.ts', '.tsx', '.mjs', '.css'])
      .filter(({ path, lines }) => lines > cap && longFiles[path] === undefined)
      .map(({ path, lines }) => `${path}: ${lines} lines`)
    expect(long).toEqual([])
  })

  test('are listed as long only while they are', () => {
    const lengths = new Map(
      sourceFiles(['.ts', '.tsx', '.css']).map((one) => [one.path, one.lines]),
    )
    const needless = Object.keys(longFiles).filter(
      (path) => (lengths.get(path) ?? 0) <= cap,
    )
    expect(needless).toEqual([])
  })

  test('are short: half below 90 lines, nine in ten below 250', () => {
    const lengths = code
      .filter(({ path }) => !isTest(path))
      .map(({ lines }) => lines)
      .toSorted((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length * 0.5)]).toBeLessThan(90)
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThan(250)
  })

  test('are named by what they hold, in one spelling', () => {
    const vague =
      /^(index|util|utils|helper|helpers|common|misc|shared|lib|types|constants)\./
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|config|d|css\.d))?\.(ts|mjs)$/
    const component = /^([A-Z][A-Za-z0-9]*|[a-z0-9]+(-[a-z0-9]+)*)(\.test)?\.tsx$/
    const wrong = code
      .map(({ path }) => path)
      .filter((path) => {
        const name = basename(path)
        const spelling = name.endsWith('.tsx') ? component : kebab
        return vague.test(name) || !spelling.test(name)
      })
    expect(wrong).toEqual([])
  })

  test('pass nothing on wholesale: a package has one front door, its exports', () => {
    expect(matching(/^\s*export \* (as \w+ )?from/m)).toEqual([])
  })

  test('use no `any`', () => {
    expect(matching(/(:\s*|\bas\s+|[<|]\s*)any\b(?=[\s,;)=>|&[]|$)/m)).toEqual([])
  })

  test('of the panel ask for nothing that a page over plain HTTP has not', () => {
    const found = matching(/\bcrypto\.(randomUUID|subtle)\b/)
    expect(found.filter((line) => /^(apps\/panel|libs\/ui)\//.test(line))).toEqual([])
  })

  test('leave nothing to be done later', () => {
    expect(matching(/\b(TODO|FIXME|XXX|HACK)\b/, 'text')).toEqual([])
  })
})

describe('tests', () => {
  test('all run: none is skipped, none is alone', () => {
    const pattern = /\b(test|it|describe|suite)\.(only|skip|todo|fixme|skipIf|runIf)\b/
    expect(matching(pattern)).toEqual([])
  })

  test('in the browser talk to the real gateway: no request is intercepted', () => {
    const pattern = /\b(page|context)\.(route|routeFromHAR|routeWebSocket)\(/
    expect(matching(pattern)).toEqual([])
  })

  test('wait for what they expect, never for time', () => {
    expect(matching(/\.waitForTimeout\(/)).toEqual([])
  })
})

describe('documents', () => {
  test('explain every error code, and no other', () => {
    const explained = [...read('docs/errors.md').matchAll(/^### `(\w+)`$/gm)].map(
      ([, name = '']) => name,
    )
    expect(new Set(explained)).toEqual(new Set(Object.keys(errorCodes)))
    expect(explained).toHaveLength(new Set(explained).size)
  })

  test('state the status of each error code as the code has it', () => {
    const stated = [...read('docs/errors.md').matchAll(/^### `(\w+)`\n+\*\*(\d{3})\*\*/gm)]
    const wrong = stated.filter(
      ([, name = '', status]) =>
        String(Object.entries(errorCodes).find(([key]) => key === name)?.[1].status) !==
        status,
    )
    expect(stated).toHaveLength(Object.keys(errorCodes).length)
    expect(wrong.map(([, name, status]) => `${name}: ${status}`)).toEqual([])
  })

  test('tell of every block what it owns', () => {
    const silent = foldersIn('blocks').filter(
      (name) => !existsSync(join(root, 'blocks', name, 'README.md')),
    )
    expect(silent).toEqual([])
  })

  test('list every block in ARCHITECTURE.md', () => {
    const layout = /^blocks\/[\s\S]*?^libs\//m.exec(read('ARCHITECTURE.md'))?.[0] ?? ''
    const unlisted = foldersIn('blocks').filter((name) => !layout.includes(` ${name}/`))
    expect(unlisted).toEqual([])
  })

  test('list every block in the program, one line each', () => {
    const list = read('apps/aloft/src/blocks.ts')
    const unlisted = foldersIn('blocks').filter(
      (name) => !list.includes(`import('@aloft/${name}')`),
    )
    expect(unlisted).toEqual([])
  })
})

/** Files of ours in which the pattern stands, with the line. */
function matching(pattern: RegExp, part: 'code' | 'text' = 'code'): string[] {
  return code
    .filter(({ path }) => path !== 'test/house.test.ts')
    .flatMap((file) => {
      const found = pattern.exec(file[part])
      if (found === null) return []
      const line = file[part].slice(0, found.index).split('\n').length
      return [`${file.path}:${line}: ${found[0].trim()}`]
    })
}
