import { bareWord, dataWords, isWellQuoted, plainWord } from './dns-text.ts'

/** Flags, service and pattern: character-strings (RFC 3403, 4.1), by their places in the data. */
const strings = [2, 3, 4]
const longest = 255

/** The parts of a NAPTR record's data; its strings as they are meant, without quotes and escapes. */
export function naptrParts(data: string): string[] {
  const words = dataWords(data)
  return [...words.slice(0, 5), words.slice(5).join(' ')].map((word, at) =>
    // What is not in order can only be meant as it stands.
    strings.includes(at) && isWellQuoted(word) ? plainWord(word) : word,
  )
}

/**
 * The data of the parts. Designate takes no quotes around the strings (some releases: none at all), and
 * its name servers read the data by the rules of zone files: what is syntax there is escaped.
 */
export function naptrData(parts: readonly string[]): string {
  return parts
    .map((part, at) => (strings.includes(at) ? bareWord(part.trim()) : part.trim()))
    .join(' ')
}

/**
 * Why a name server would not load the pattern (RFC 3402, 3.2), as a sentence; an empty one is right.
 * The rules are those of BIND (`txt_valid_regex` in lib/dns/rdata.c) and of Designate (`RE_NAPTR_REGEXP`).
 */
export function naptrPatternProblem(pattern: string): string | undefined {
  if (pattern === '') return undefined
  const [delimiter = ''] = pattern
  if (!/^[!-~]$/.test(delimiter) || /[\di\\"();]/.test(delimiter)) {
    return `The pattern can not begin with “${delimiter}”: write it like !^.*$!sip:info@example.com!.`
  }
  const [expression = '', replacement = '', flags, ...more] = between(pattern, delimiter)
  if (flags === undefined || more.length > 0 || replacement === '') {
    return `The pattern must look like !^.*$!sip:info@example.com!, with “${delimiter}” three times.`
  }
  if (!/^i*$/.test(flags)) return `Behind the last “${delimiter}” only i may stand.`
  if (bareWord(pattern).length > longest) return 'The pattern is too long.'
  const groups = groupsOf(expression)
  if (groups === undefined)
    return `“${expression}” is no regular expression that name servers know.`
  const named = [...replacement.matchAll(/\\(.)/gs)].map(([, sign = '']) => sign)
  const missing = named.find((sign) => sign === '0' || (/\d/.test(sign) && +sign > groups))
  return missing === undefined
    ? undefined
    : `\\${missing} needs a group of that number in the pattern: it has ${groups}.`
}

/** What stands between delimiters; one behind a backslash is none. */
function between(pattern: string, delimiter: string): string[] {
  const parts: string[] = []
  for (const [sign] of pattern.matchAll(/\\.|./gs)) {
    if (sign === delimiter) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${sign}`)
  }
  return parts
}

/** How many groups an extended regular expression has; nothing when it is none. */
function groupsOf(expression: string): number | undefined {
  let groups = 0
  let depth = 0
  let before = ''
  for (const [part] of expression.matchAll(/\\.|\[\^?\]?[^\]]*\]|./gs)) {
    if (part === '[' || part === '\\') return undefined
    // What is repeated must stand there: `^+1` is no expression, `^\+1` is one.
    if (/^[*+?{]$/.test(part) && /^[(|^*+?]?$/.test(before)) return undefined
    before = part
    if (part === '(') {
      groups += 1
      depth += 1
    } else if (part === ')') depth -= 1
    if (depth < 0) return undefined
  }
  return depth === 0 ? groups : undefined
}
