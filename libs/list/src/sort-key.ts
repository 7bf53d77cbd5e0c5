import type { Cell, Column } from './column.ts'
import { fold } from './fold.ts'

/** `undefined` sorts last in both directions. Text compares by code unit, numbers by value. */
export type SortKey = string | number | undefined

const escape = '\ud7ff'
const high = /[\ud7ff-\uffff]/g

/**
 * The text whose plain order is the natural order of `text`: case apart, and runs of digits by their value
 * (`web-2` before `web-10`). A run becomes `0`, a character for its length, and its digits. Characters from
 * U+D7FF on are spelled with lower ones, so that the order by UTF-16 unit (JavaScript) is the order by UTF-8
 * byte (Postgres, collation "C").
 */
export function naturalKey(text: string): string {
  const folded = fold(text).replace(
    high,
    (unit) => `${escape}${String.fromCharCode(0x100 + surrogatesLast(unit.charCodeAt(0)))}`,
  )
  let key = ''
  let copied = 0
  for (let at = 0; at < folded.length; at++) {
    if (!isDigit(folded.charCodeAt(at))) continue
    let end = at + 1
    while (isDigit(folded.charCodeAt(end))) end++
    let first = at
    while (first < end - 1 && folded.charCodeAt(first) === 0x30) first++
    const length = Math.min(end - first, 0xd000)
    key += `${folded.slice(copied, at)}0${String.fromCharCode(0x30 + length)}${folded.slice(first, end)}`
    copied = end
    at = end
  }
  return key + folded.slice(copied)
}

/** False for the NaN that `charCodeAt` gives beyond the end. */
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/** Code units in the order of the code points that they stand for: surrogates after U+FFFF. */
function surrogatesLast(unit: number): number {
  if (unit < 0xd800) return unit - 0xd7ff
  return unit < 0xe000 ? unit - 0xd800 + 0x2001 : unit - 0xe000 + 1
}

/** Numeric order of addresses as text: IPv4 before IPv6, anything else after both. */
export function addressKey(address: string): string {
  const four = fourKey(address)
  if (four !== undefined) return `4${four}`
  const six = parseSix(address)
  if (six !== undefined) {
    return `6${six.map((group) => group.toString(16).padStart(4, '0')).join('')}`
  }
  return `9${naturalKey(address)}`
}

/** A character for each of the four numbers; absent when it is no IPv4 address. */
function fourKey(address: string): string | undefined {
  let key = ''
  let number = 0
  let digits = 0
  for (let at = 0; at <= address.length; at++) {
    const unit = at === address.length ? dot : address.charCodeAt(at)
    if (isDigit(unit)) {
      number = number * 10 + unit - 0x30
      digits++
    } else if (unit === dot && digits > 0 && digits <= 3 && number <= 255) {
      key += String.fromCharCode(0x30 + number)
      number = 0
      digits = 0
    } else return undefined
  }
  return key.length === 4 ? key : undefined
}

const dot = 0x2e

function parseSix(address: string): readonly number[] | undefined {
  if (!/^[\da-f:]*:[\da-f:]*$/i.test(address)) return undefined
  const halves = address.split('::')
  if (halves.length > 2) return undefined
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  if (groups.some((group) => !/^[\da-f]{1,4}$/i.test(group))) return undefined
  return groups.map((group) => Number.parseInt(group, 16))
}

/** What a cell sorts by. */
export function sortKey(column: Column, cell: Cell): SortKey {
  if (cell === undefined) return undefined
  if (typeof cell === 'object') {
    return cell.length === 0 ? undefined : naturalKey(cell.join(' '))
  }
  switch (column.kind) {
    case 'number':
    case 'bytes':
    case 'date':
      return typeof cell === 'number' ? cell : undefined
    case 'address':
      return cell === '' ? undefined : addressKey(String(cell).split(' ', 1)[0] ?? '')
    case 'text':
    case 'mono':
    case 'status':
    case 'tags':
      return naturalKey(column.labelOf?.(cell) ?? String(cell))
    default:
      return column.kind satisfies never
  }
}

/** True when the column's keys are numbers. */
export function sortsByNumber(column: Column): boolean {
  return column.kind === 'number' || column.kind === 'bytes' || column.kind === 'date'
}
