import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Result } from './row.ts'

/** A table for the terminal. */
export function formatTable(results: readonly Result[]): string {
  const head = ['', 'id', 'value', 'budget', 'peer', 'ratio', '']
  const lines = results.map((one) => [
    one.pass ? 'pass' : 'FAIL',
    one.id,
    one.value === null ? '–' : `${one.value} ${one.unit}${spreadText(one)}`,
    one.budget,
    one.peer === null
      ? ''
      : `${one.peer}${one.peerValue === null ? '' : ` ${one.peerValue}`}`,
    one.ratio === null ? '' : `${one.ratio} ×`,
    one.note ?? '',
  ])
  const all = [head, ...lines]
  const widths = head.map((_, column) =>
    Math.max(...all.map((line) => line[column]?.length ?? 0)),
  )
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Replaces the rows that were measured and keeps the others, in the order of `ids`. */
export function writeResults(
  path: string,
  results: readonly Result[],
  ids: readonly string[],
): void {
  const rows = new Map(readResults(path).map((one) => [one.id, one]))
  for (const one of results) rows.set(one.id, one)
  const known = ids.flatMap((id) => rows.get(id) ?? [])
  writeFileSync(path, `${JSON.stringify(known, null, 2)}\n`)
}

function readResults(path: string): Result[] {
  if (!existsSync(path)) return []
  // Written by writeResults() alone.
  return JSON.parse(readFileSync(path, 'utf8')) as Result[]
}

function spreadText({ spread }: Result): string {
  return spread === undefined ? '' : ` (${spread[0]}–${spread[1]})`
}
