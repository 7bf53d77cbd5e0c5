import { fold } from './fold.ts'
import type { Cell, ListDefinition } from './column.ts'
import type { ListIndex } from './list-index.ts'

/**
 * What a search looks through for one row: its searchable cells, folded, a line each, so that no word is found
 * across two of them (a word has no line break).
 */
export function haystack(list: ListDefinition, cell: (column: string) => Cell): string {
  let text = ''
  for (const column of list.columns) {
    if (column.search !== true) continue
    const value = cell(column.id)
    if (value === undefined) continue
    text += typeof value === 'object' ? `${value.join('\n')}\n` : `${value}\n`
  }
  return fold(text)
}

export function haystacksOf(index: ListIndex): readonly string[] {
  index.made.haystacks ??= makeHaystacks(index)
  return index.made.haystacks
}

function makeHaystacks({ list, table }: ListIndex): readonly string[] {
  const searched = list.columns
    .filter((column) => column.search === true)
    .flatMap((column) => table.columns.get(column.id) ?? [])
  return Array.from({ length: table.length }, (_, row) => {
    let text = ''
    for (const { dictionary, indexes } of searched) {
      const value = dictionary[indexes === undefined ? row : (indexes[row] ?? -1)]
      if (value === undefined) continue
      text += typeof value === 'object' ? `${value.join('\n')}\n` : `${value}\n`
    }
    return fold(text)
  })
}

/** By row: 1 where every word is found; `undefined` when there is no word. */
export function found(
  index: ListIndex,
  words: readonly string[],
): Uint8Array<ArrayBuffer> | undefined {
  if (words.length === 0) return undefined
  const haystacks = haystacksOf(index)
  const result = new Uint8Array(haystacks.length)
  for (let row = 0; row < haystacks.length; row++) {
    const text = haystacks[row] ?? ''
    result[row] = words.every((word) => text.includes(word)) ? 1 : 0
  }
  return result
}
