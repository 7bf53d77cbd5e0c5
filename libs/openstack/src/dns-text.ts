/** The longest string between quotes that Designate takes, without its quotes. */
const longestString = 253

/** The words of a record's data: quoted strings are one, with their quotes. */
export function dataWords(data: string): string[] {
  return [...data.matchAll(/"(?:[^"\\]|\\.)*"|(?:[^\s"\\]|\\.)+/gs)].map(([word]) => word)
}

/** Whether quotes and backslashes of a record's data are in order. */
export function isWellQuoted(data: string): boolean {
  return /^\s*(?:(?:"(?:[^"\\]|\\.)*"|(?:[^\s"\\]|\\.)+)(?:\s+|$))*$/s.test(data)
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
