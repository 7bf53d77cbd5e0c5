/** An address of one family: its number tells it apart from every other of that family. */
export interface IpAddress {
  readonly version: 4 | 6
  readonly value: bigint
}

const byte = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const ipv4 = new RegExp(`^${byte}\\.${byte}\\.${byte}\\.${byte}$`)
const group = /^[0-9a-f]{1,4}$/i

function parseIpv4(text: string): bigint | undefined {
  const match = ipv4.exec(text)
  if (match === null) return undefined
  return match.slice(1).reduce((sum, part) => sum * 256n + BigInt(part), 0n)
}

/** The groups of one side of `::`, an IPv4 address at the end as two; absent when one is none. */
function groupsOf(text: string): bigint[] | undefined {
  if (text === '') return []
  const groups: bigint[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    const mapped = index === parts.length - 1 ? parseIpv4(part) : undefined
    if (mapped !== undefined) groups.push(mapped >> 16n, mapped & 0xffffn)
    else if (group.test(part)) groups.push(BigInt(`0x${part}`))
    else return undefined
  }
  return groups
}

function parseIpv6(text: string): bigint | undefined {
  const sides = text.split('::')
  if (sides.length > 2) return undefined
  const head = groupsOf(sides[0] ?? '')
  const tail = groupsOf(sides[1] ?? '')
  if (head === undefined || tail === undefined) return undefined
  const isShort = sides.length === 2
  // An IPv4 address stands at the very end only.
  if (isShort && (sides[0] ?? '').includes('.')) return undefined
  const missing = 8 - head.length - tail.length
  if (isShort ? missing < 1 : missing !== 0) return undefined
  const zeros = Array.from({ length: missing }, () => 0n)
  return [...head, ...zeros, ...tail].reduce((sum, part) => sum * 65_536n + part, 0n)
}

/** Reads `10.0.0.1` or `2001:db8::1`; no zone, no leading zeros in IPv4 (RFC 4291, RFC 6943). */
export function parseIpAddress(text: string): IpAddress | undefined {
  const four = parseIpv4(text)
  if (four !== undefined) return { version: 4, value: four }
  const six = text.includes(':') ? parseIpv6(text) : undefined
  return six === undefined ? undefined : { version: 6, value: six }
}

/** As people write it; IPv6 shortened as RFC 5952 says. */
export function formatIpAddress({ version, value }: IpAddress): string {
  if (version === 4) {
    return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.')
  }
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(112 - index * 16)) & 0xffffn).toString(16),
  )
  const run = longestZeros(groups)
  if (run === undefined) return groups.join(':')
  const before = groups.slice(0, run.start).join(':')
  return `${before}::${groups.slice(run.start + run.length).join(':')}`
}

/** The first of the longest runs of two or more groups that are 0. */
function longestZeros(groups: readonly string[]) {
  let best: { start: number; length: number } | undefined
  for (let start = 0; start < groups.length; start++) {
    let length = 0
    while (groups[start + length] === '0') length++
    if (length >= 2 && length > (best?.length ?? 0)) best = { start, length }
    start += length
  }
  return best
}

/** In the order of addresses, IPv4 first. */
export function compareIpAddresses(a: IpAddress, b: IpAddress): number {
  if (a.version !== b.version) return a.version - b.version
  return a.value < b.value ? -1 : Number(a.value > b.value)
}
