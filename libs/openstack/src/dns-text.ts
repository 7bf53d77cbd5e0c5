/** The longest string between quotes that Designate takes, without its quotes. */
export const longestString = 253

/** The words of a record's data: quoted strings are one, with their quotes. */
export function dataWords(data: string): string[] {
  return [...data.matchAll(/"(?:[^"\\]|\\.)*"|(?:[^\s"\\]|\\.)+/gs)].map(([word]) => word)
}

/** A sign, or three digits that are a byte: what may stand behind a backslash (RFC 1035, 5.1). */
const escape = String.raw`\\(?:\D|[01]\d\d|2[0-4]\d|25[0-5])`
const wellQuoted = new RegExp(
  String.raw`^\s*(?:(?:"(?:[^"\\]|${escape})*"|(?:[^\s"\\]|${escape})+)(?:\s+|$))*$`,
  's',
)

/** Whether quotes and backslashes of a record's data are in order. */
export function isWellQuoted(data: string): boolean {
  return wellQuoted.test(data)
}

/** Whether it holds a sign, outside of quotes and without a backslash, that begins a comment or a group. */
export function hasBareSyntax(data: string): boolean {
  return dataWords(data).some(
    (word) => !word.startsWith('"') && /[();]/.test(word.replaceAll(/\\./gs, '')),
  )
}

/** One word without its quotes and escapes; `\DDD` is one byte. */
export function plainWord(word: string): string {
  const inner = word.startsWith('"') ? word.slice(1, -1) : word
  const bytes: number[] = []
  for (const [part, code, sign] of inner.matchAll(/\\(\d{3})|\\(.)|./gsu)) {
    if (code !== undefined) bytes.push(Number(code) & 255)
    else bytes.push(...new TextEncoder().encode(sign ?? part))
  }
  return new TextDecoder().decode(new Uint8Array(bytes))
}

/** Escaped for the inside of quotes: what is not printable ASCII becomes `\DDD`. */
function escaped(text: string): string[] {
  return Array.from(new TextEncoder().encode(text), (byte) => {
    if (byte < 32 || byte > 126) return `\\${String(byte).padStart(3, '0')}`
    const sign = String.fromCharCode(byte)
    return sign === '"' || sign === '\\' ? `\\${sign}` : sign
  })
}

/** One text between quotes. */
export function quoted(text: string): string {
  return `"${escaped(text).join('')}"`
}

/** One text without quotes, its blanks and signs of syntax escaped; `""` when there is none. */
export function bareWord(text: string): string {
  if (text === '') return '""'
  return escaped(text)
    .map((sign) => (sign === ' ' ? String.raw`\032` : sign.replace(/^[();]$/, '\\$&')))
    .join('')
}

/**
 * A text as the data of a TXT record: one string, or several where it is longer than a string may be
 * (RFC 1035, 3.3.14; receivers put them together again, RFC 7208, 3.3).
 */
export function textData(text: string): string {
  const strings: string[] = ['']
  for (const sign of escaped(text)) {
    const last = strings.at(-1) ?? ''
    if (last.length + sign.length > longestString) strings.push(sign)
    else strings[strings.length - 1] = last + sign
  }
  return strings.map((string) => `"${string}"`).join(' ')
}

/** The text that a TXT record's data stands for: its strings, put together. */
export function textOfData(data: string): string {
  const words = dataWords(data)
  return words.length === 1 || words.every((word) => word.startsWith('"'))
    ? words.map(plainWord).join('')
    : data
}
