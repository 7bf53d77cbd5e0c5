import { dirname, join } from 'node:path/posix'
import { importsOf, isBuildFile, isTest, type SourceFile } from './source-files.ts'

interface Role {
  /** Packages of ours that it may import: folder names, `*` for any of that kind. */
  readonly ours: readonly string[]
  /** Packages of others; absent: any that its package.json names. */
  readonly others?: readonly RegExp[]
  /** May use Node's own modules. */
  readonly node: boolean
  /** Of these only types. */
  readonly typesOnly?: readonly string[]
  /** What to do instead. */
  readonly fix: string
}

const reactOnly = [
  /^react(-dom)?(\/.*)?$/,
  /^react-aria-components(\/.*)?$/,
  /^@tanstack\/react-virtual$/,
  /^lucide-react$/,
  /^@fontsource-variable\//,
]

/** Who may import whom: the table of ARCHITECTURE.md. The first pattern that fits decides. */
const roles: readonly (readonly [RegExp, Role])[] = [
  [
    /^libs\/contracts$/,
    {
      ours: [],
      others: [/^typebox$/],
      node: false,
      fix: 'a contract is wire schemas only: move the logic to a block or to libs/openstack',
    },
  ],
  [
    /^libs\/openstack$/,
    {
      ours: ['libs/contracts'],
      others: [],
      node: false,
      fix: 'it runs in the browser too: take what it needs as a parameter',
    },
  ],
  [
    /^libs\/list$/,
    {
      ours: ['libs/contracts', 'libs/openstack'],
      others: [],
      node: false,
      fix: 'it runs in the browser too: take what it needs as a parameter',
    },
  ],
  [
    /^libs\/acts$/,
    {
      ours: ['libs/contracts', 'libs/openstack'],
      others: [/^typebox(\/.*)?$/],
      node: false,
      fix: 'acts run in the browser too: I/O comes into runAct() by parameter',
    },
  ],
  [
    /^libs\/kernel$/,
    {
      ours: ['libs/contracts'],
      node: true,
      fix: 'the kernel knows no block: let the block hand it over in defineBlock',
    },
  ],
  [
    /^libs\/ui$/,
    {
      ours: ['libs/list'],
      others: reactOnly,
      node: false,
      fix: 'a component knows no router, query or block: take data and callbacks as props',
    },
  ],
  [
    /^libs\/testkit$/,
    {
      ours: ['libs/*', 'blocks/*'],
      node: true,
      fix: 'start the app as a process, as a user would',
    },
  ],
  [
    /^blocks\/[^/]+$/,
    {
      ours: ['libs/contracts', 'libs/kernel', 'libs/openstack', 'libs/acts', 'libs/list'],
      node: true,
      fix: "another block is reached by its contract: deps.call(contract)('GET /…')",
    },
  ],
  [
    /^apps\/panel$/,
    {
      ours: ['libs/contracts', 'libs/openstack', 'libs/acts', 'libs/list', 'libs/ui'],
      node: false,
      typesOnly: ['libs/contracts'],
      fix: 'the panel gets data by api(), and of contracts only types (import type)',
    },
  ],
  [
    /^apps\/aloft$/,
    {
      // `bin` is no package: what prepares and starts the program is reached by its path.
      ours: ['libs/contracts', 'libs/kernel', 'libs/openstack', 'blocks/*', 'bin'],
      node: true,
      fix: 'the program only boots blocks; the simulator is spawned as a process',
    },
  ],
  [
    /^apps\/simulator$/,
    {
      ours: [],
      node: true,
      fix: 'the simulator stands for the cloud: it must not share our view of it',
    },
  ],
  [
    /^bin$/,
    {
      ours: [],
      others: [],
      node: true,
      fix: 'it runs before anything is installed: Node alone is there',
    },
  ],
  [
    /^labs$/,
    {
      ours: ['bin'],
      others: [],
      node: true,
      fix: 'a lab starts other programs; it needs Node and what `bin` prepares, nothing else',
    },
  ],
  [
    /^(test|bench)$/,
    {
      ours: ['libs/*', 'blocks/*'],
      node: true,
      fix: 'start the app as a process, as a user would',
    },
  ],
]

const rolesPlace = 'test/house/package-roles.ts'

/** `libs/kernel` for `libs/kernel/src/errors.ts`; `test` for what stands there. */
function packageOf(path: string): string {
  const [first = '', second = ''] = path.split('/')
  return ['apps', 'blocks', 'libs'].includes(first) ? `${first}/${second}` : first
}

/**
 * What a file imports against its package's role, in words that name the fix.
 * @param folders folder of each package by its name: `@aloft/kernel` → `libs/kernel`
 */
export function wrongImports(
  file: SourceFile,
  folders: ReadonlyMap<string, string>,
): string[] {
  const home = packageOf(file.path)
  const role = roles.find(([pattern]) => pattern.test(home))?.[1]
  if (role === undefined) {
    return [`${file.path} is in ${home}, which has no role: add a row to ${rolesPlace}`]
  }
  const wrong: string[] = []
  const complain = (specifier: string, why: string) =>
    wrong.push(`${file.path} imports '${specifier}': ${why}; ${role.fix}`)
  for (const { specifier, typeOnly } of importsOf(file.code)) {
    const target = targetOf(specifier, file.path, folders)
    switch (target.kind) {
      case 'node':
        if (!role.node && !isTest(file.path) && !isBuildFile(file.path)) {
          complain(specifier, `${home} may not use Node's own modules`)
        }
        break
      case 'ours':
        if (target.folder === home) {
          if (!specifier.startsWith('.')) {
            complain(specifier, 'inside a package, imports are relative')
          } else if (specifier.includes('/testing/') && !isTest(file.path)) {
            complain(specifier, 'what arranges tests is for tests')
          }
        } else if (specifier.startsWith('.') && target.folder !== 'bin') {
          complain(specifier, `use the package's name, not a path into ${target.folder}`)
        } else if (target.folder === 'libs/testkit') {
          if (!isTest(file.path) && home !== 'bench') {
            complain(specifier, 'the test kit is for tests')
          }
        } else if (!role.ours.some((one) => fits(one, target.folder))) {
          complain(specifier, `${home} may not import ${target.folder}`)
        } else if (
          role.typesOnly?.includes(target.folder) === true &&
          !typeOnly &&
          !isTest(file.path)
        ) {
          complain(specifier, `${home} may import only types of ${target.folder}`)
        }
        break
      case 'others':
        if (
          role.others !== undefined &&
          !isTest(file.path) &&
          !role.others.some((one) => one.test(specifier))
        ) {
          complain(specifier, `${home} may not use this library`)
        }
        break
      default:
        target satisfies never
    }
  }
  return wrong
}

type Target = { kind: 'node' } | { kind: 'ours'; folder: string } | { kind: 'others' }

function targetOf(
  specifier: string,
  from: string,
  folders: ReadonlyMap<string, string>,
): Target {
  if (specifier.startsWith('node:')) return { kind: 'node' }
  if (specifier.startsWith('.')) {
    return { kind: 'ours', folder: packageOf(join(dirname(from), specifier)) }
  }
  const name = specifier.split('/').slice(0, 2).join('/')
  const folder = folders.get(name)
  if (folder !== undefined) return { kind: 'ours', folder }
  return { kind: 'others' }
}

function fits(pattern: string, folder: string): boolean {
  return pattern.endsWith('/*')
    ? folder.startsWith(pattern.slice(0, -1))
    : pattern === folder
}
