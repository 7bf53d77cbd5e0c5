import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { groups } from './groups.ts'
import { describeCommit, describeMachine } from './machine.ts'
import { formatTable, writeResults } from './report.ts'
import { judge, type Bench, type Found, type Group, type Result } from './row.ts'

const root = resolve(import.meta.dirname, '..')
const usage = `npm run bench [-- [--quick] id or group …]

Measures figures beside their peers, prints a table and writes bench/results.json.
  --quick   one short round each, to see that it runs; nothing is written
Groups and ids:
${groups.map(({ name, rows }) => `  ${name}: ${rows.map(({ id }) => id).join(' ')}`).join('\n')}
`

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(usage)
    return 0
  }
  const quick = args.includes('--quick')
  const names = args.filter((arg) => !arg.startsWith('--'))
  const known = new Set(
    groups.flatMap(({ name, rows }) => [name, ...rows.map((row) => row.id)]),
  )
  const unknown = args.filter((arg) => arg !== '--quick' && !known.has(arg))
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(' ')}\n\n${usage}`)
    return 2
  }
  const temporary = mkdtempSync(join(tmpdir(), 'aloft-bench-'))
  // As root, PostgreSQL runs as another user, who must get in here.
  chmodSync(temporary, 0o755)
  const bench: Bench = {
    root,
    temporary,
    quick,
    rounds: quick ? 1 : 5,
    say: (text) => console.error(text),
  }
  const run = {
    at: new Date().toISOString(),
    commit: describeCommit(root),
    machine: describeMachine(),
  }
  const results: Result[] = []
  try {
    for (const group of groups) {
      const wanted = wantedOf(group, names)
      if (wanted.size === 0) continue
      bench.say(`— ${group.name}`)
      const found = await measureGroup(group, wanted, bench)
      for (const row of group.rows.filter(({ id }) => wanted.has(id))) {
        results.push(
          judge(row, found.get(row.id) ?? { unmeasured: 'no figure came of it' }, run),
        )
      }
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
  console.log(`\n${formatTable(results)}`)
  if (!quick) {
    const ids = groups.flatMap(({ rows }) => rows.map(({ id }) => id))
    writeResults(join(root, 'bench/results.json'), results, ids)
  }
  return results.every(({ pass }) => pass) ? 0 : 1
}

async function measureGroup(
  group: Group,
  wanted: ReadonlySet<string>,
  bench: Bench,
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  try {
    await group.measure(wanted, bench, found)
  } catch (error) {
    bench.say(error instanceof Error ? (error.stack ?? error.message) : String(error))
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
    for (const id of wanted) {
      if (!found.has(id)) found.set(id, { unmeasured: why ?? 'it failed' })
    }
  }
  return found
}

function wantedOf({ name, rows }: Group, names: readonly string[]): Set<string> {
  const all = names.length === 0 || names.includes(name)
  return new Set(rows.map(({ id }) => id).filter((id) => all || names.includes(id)))
}

process.exitCode = await main(process.argv.slice(2))
