/** A quoted string, a comment, a parenthesis, or a word with its escapes. */
const token = /"(?:[^"\\]|\\.)*"|;.*$|[()]|(?:[^\s;()"\\]|\\.)+|\s+|./gs
const badEscape = /\\(?:\d(?!\d\d)|[3-9]\d\d|2[6-9]\d|25[6-9])/

/**
 * Whether mini-dns can hand the record on: it reads the data as a line of a zone file (dnspython's
 * `rdata.from_text`), where the checks of the API let other text pass. A zone with one that it can not
 * read is never transferred.
 */
export function isLoadable(type: string, data: string): boolean {
  if (type !== 'NAPTR' && type !== 'TXT' && type !== 'SPF') return true
  const words: string[] = []
  let depth = 0
  for (const [part] of data.matchAll(token)) {
    if (part.startsWith(';')) break
    if (part.trim() === '') continue
    if (part === '(') depth += 1
    else if (part === ')') depth -= 1
    else if (part === '"' || part === '\\') return false
    else words.push(part)
    if (depth < 0) return false
  }
  if (depth > 0 || words.some((word) => badEscape.test(word.replaceAll('\\\\', '')))) {
    return false
  }
  return type === 'NAPTR' ? words.length === 6 : words.length > 0
}
