import { isIP } from 'node:net'
import { isDomain } from './names.ts'

type Check = (data: string) => boolean

const whole = (text: string, least: number, most: number): boolean =>
  /^\+?\d+$/.test(text) && Number(text) >= least && Number(text) <= most
/** Written as Python would write it back: without a sign or leading zeros. */
const plain = (text: string, least: number, most: number): boolean =>
  whole(text, least, most) && String(Number(text)) === text
const word = (text: string): boolean => whole(text, 0, 65_535)
const long = (text: string): boolean => whole(text, 0, 2_147_483_647)

/** The parts between single blanks, when there are just as many. */
const parts = (data: string, count: number): string[] | undefined => {
  const found = data.split(' ')
  return found.length === count ? found : undefined
}

const isQuoted = (text: string): boolean => text.startsWith('"') && text.endsWith('"')
const trimQuotes = (text: string): string => text.replace(/^"+|"+$/g, '')
const hasBareQuote = (text: string): boolean => /(?<!\\)"/.test(trimQuotes(text))

function isText(text: string): boolean {
  if (text.length > 255) return false
  if (isQuoted(text)) return !hasBareQuote(text)
  return !text.startsWith('"') && !text.endsWith('"') && !/\s/.test(text)
}

function isTxt(data: string): boolean {
  if (data.endsWith('\\')) return false
  if (data.length <= 255) return isText(data)
  const inner = trimQuotes(data)
  if (!isQuoted(data) && !inner.includes('" "')) return false
  return inner.split('" "').every((string) => isText(`"${string}"`))
}

function isSpf(data: string): boolean {
  if (!data.startsWith('"') && !data.endsWith('"')) return !/\s/.test(data)
  return !hasBareQuote(data)
}

function isCaa(data: string): boolean {
  const match = /^(\S+) (\S+) (.*)$/.exec(data)
  if (!match) return false
  const [, flags = '', tag = '', value = ''] = match
  if (!whole(flags, 0, 1)) return false
  if (tag === 'issue' || tag === 'issuewild') {
    const [domain = '', ...parameters] = value.split(';')
    return (
      isDomain(`${domain}.`) &&
      parameters.every((parameter) => /^\s[A-Za-z0-9]+=[A-Za-z0-9]+/.test(parameter))
    )
  }
  if (tag !== 'iodef') return false
  if (/^mailto:[A-Za-z0-9_-]+(\+[A-Za-z0-9_-]+)?@/.test(value)) {
    return isDomain(`${value.split('@')[1] ?? ''}.`)
  }
  return /^https?:\/\/.*\//.test(value) && isDomain(`${value.split('/')[2] ?? ''}.`)
}

function isNaptr(data: string): boolean {
  const fields = parts(data, 6)
  if (!fields) return false
  const [order = '', preference = '', flags = '', service = '', regexp = '', target = ''] =
    fields
  return (
    word(order) &&
    word(preference) &&
    /^(?!.*(.).*\1)[APSU]+$/.test(flags) &&
    service.length <= 255 &&
    (regexp === '' || /^([^0-9i\\])(.*)\1((.+)|(\\[1-9]))\1(i?)/.test(regexp)) &&
    isDomain(target)
  )
}

const certificateTypes = new Set([
  'PKIX', 'SPKI', 'PGP', 'IPKIX', 'ISPKI', 'IPGP', 'ACPKIX', 'IACPKIX', 'URI', 'OID', 'DPKIX', 'DPTR',
]) // prettier-ignore
const algorithms = new Set([
  'RSAMD5', 'DSA', 'RSASHA1', 'DSA-NSEC3-SHA1', 'RSASHA1-NSEC3-SHA1', 'RSASHA256', 'RSASHA512',
  'ECC-GOST', 'ECDSAP256SHA256', 'ECDSAP384SHA384', 'ED25519', 'ED448',
]) // prettier-ignore

function isCert(data: string): boolean {
  const match = /^(\S+) (\S+) (\S+) (.+)$/.exec(data)
  if (!match) return false
  const [, type = '', tag = '', algorithm = '', certificate = ''] = match
  const encoded = certificate.replaceAll(' ', '')
  return (
    (certificateTypes.has(type) || word(type)) &&
    word(tag) &&
    (algorithms.has(algorithm) || whole(algorithm, 0, 255)) &&
    encoded.length % 4 === 0 &&
    /^[A-Za-z0-9+/]+={0,2}$/.test(encoded)
  )
}

const checks: Record<string, Check> = {
  A: (data) => isIP(data) === 4,
  AAAA: (data) => isIP(data) === 6 && !data.includes('%'),
  CNAME: isDomain,
  NS: isDomain,
  PTR: isDomain,
  TXT: isTxt,
  SPF: isSpf,
  CAA: isCaa,
  NAPTR: isNaptr,
  CERT: isCert,
  MX(data) {
    const [priority = '', exchange = ''] = parts(data, 2) ?? []
    return plain(priority, 0, 65_535) && exchange.endsWith('.') && exchange.length <= 255
  },
  SRV(data) {
    const [priority = '', weight = '', port = '', target = ''] = parts(data, 4) ?? []
    return word(priority) && word(weight) && word(port) && isDomain(target)
  },
  SSHFP(data) {
    const [algorithm = '', type = '', fingerprint = ''] = parts(data, 3) ?? []
    return (
      plain(algorithm, 0, 4) &&
      plain(type, 0, 2) &&
      /^([0-9A-Fa-f]{10,40}|[0-9A-Fa-f]{64})$/.test(fingerprint)
    )
  },
  SOA(data) {
    const fields = parts(data, 7)
    if (!fields) return false
    const [primary = '', contact = '', serial = '', ...times] = fields
    return (
      isDomain(primary) &&
      isDomain(contact) &&
      whole(serial, 1, 4_294_967_295) &&
      times.every(long)
    )
  },
}

/** Whether Designate 15 knows the type (its `supported_record_type`). */
export const isRecordType = (type: string): boolean => Object.hasOwn(checks, type)

/**
 * Whether a record's text is of the type, by the rules of Designate 15's `rrdata_*.py`: they
 * are looser than the RFCs in places, and stricter in others.
 */
export const isRecord = (type: string, data: string): boolean =>
  checks[type]?.(data) ?? false
