/** One entry of a master file: its words, where it began, and whether it named an owner. */
export interface ZoneFileEntry {
  readonly line: number
  readonly words: readonly string[]
  /** It began at the line's first place: its first word is an owner or a control. */
  readonly hasOwner: boolean
}

/** What is wrong with the file's form. */
export class ZoneFileError extends Error {
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

interface Reading {
  words: string[]
  line: number
  hasOwner: boolean
  depth: number
}

/**
 * Takes a master file apart (RFC 1035, 5.1): comments go, what stands between parentheses is one
 * entry, a quoted string is one word with its quotes and may reach over lines' blanks. Throws
 * `ZoneFileError` where quotes or parentheses do not match.
 */
export function zoneFileEntries(text: string): ZoneFileEntry[] {
  const entries: ZoneFileEntry[] = []
  let reading: Reading = { words: [], line: 1, hasOwner: false, depth: 0 }
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const number = index + 1
    if (reading.depth === 0) {
      reading = { words: [], line: number, hasOwner: /^[^\s;()]/.test(line), depth: 0 }
    }
    readLine(line, number, reading)
    if (reading.depth === 0 && reading.words.length > 0) {
      entries.push({ line: reading.line, words: reading.words, hasOwner: reading.hasOwner })
      reading = { ...reading, words: [] }
    }
  }
  if (reading.depth > 0) {
    throw new ZoneFileError(reading.line, 'A parenthesis is not closed.')
  }
  return entries
}

/** A quoted string, a comment, a parenthesis, or a word with its escapes. */
const token = /"(?:[^"\\]|\\.)*"|;.*$|[()]|(?:[^\s;()"\\]|\\.)+|\s+|./gs

function readLine(line: string, number: number, reading: Reading): void {
  for (const [part] of line.matchAll(token)) {
    if (part.startsWith(';')) return
    if (part.trim() === '') continue
    if (part === '(') reading.depth += 1
    else if (part === ')') {
      reading.depth -= 1
      if (reading.depth < 0) {
        throw new ZoneFileError(number, 'A parenthesis is closed that was not opened.')
      }
    } else if (part === '"') throw new ZoneFileError(number, 'A quote is not closed.')
    else if (part === '\\') {
      throw new ZoneFileError(number, 'A backslash has nothing behind it.')
    } else reading.words.push(part)
  }
}
