import { isRecord, readList, readNumber, readRecord, readText } from './json-reader.ts'

/** What any OpenStack service says when it refuses or fails. */
export interface UpstreamWords {
  /** The service's own words, without markup. */
  readonly message: string
  /** Neutron's class of the error: `OverQuota`. */
  readonly kind?: string
  /** Seconds, where the body tells it (Nova's 413 and 429). */
  readonly retryAfterSeconds?: number
}

const statusWords: Readonly<Record<number, string>> = {
  400: 'The cloud found the request wrong.',
  401: 'The cloud no longer accepts this session.',
  403: 'The cloud does not allow this: your role or quota is not enough.',
  404: 'The cloud does not know this.',
  405: 'The cloud does not offer this.',
  406: 'The cloud does not speak the version that this needs.',
  409: 'This conflicts with its present state.',
  413: 'This is beyond a limit of the cloud.',
  429: 'The cloud asks to wait: too many requests.',
  500: 'The cloud failed.',
  502: 'A part of the cloud does not answer.',
  503: 'The service is not available now.',
  504: 'The cloud took too long to answer.',
}

/** The sentence for a status that came without words. */
export function wordsForStatus(status: number): string {
  return statusWords[status] ?? `The cloud answered with status ${status}.`
}

function withoutMarkup(text: string): string {
  const title = /<title>([^<]*)<\/title>/i.exec(text)?.[1]
  const plain = text
    .replace(/<head[\s\S]*?<\/head>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
  return plain === '' ? (title ?? '') : plain
}

function sentence(text: string): string {
  const words = withoutMarkup(text).slice(0, 1000)
  return words === '' || /[.!?…]$/.test(words) ? words : `${words}.`
}

function words(message: string, extra: Omit<UpstreamWords, 'message'> = {}): UpstreamWords {
  return { message: sentence(message), ...extra }
}

function fromRecord(body: Readonly<Record<string, unknown>>): UpstreamWords | undefined {
  // Neutron: {"NeutronError": {"type", "message", "detail"}}
  const neutron = readRecord(body.NeutronError)
  const neutronText = readText(neutron.message) ?? readText(body.NeutronError)
  if (neutronText !== undefined) {
    const kind = readText(neutron.type)
    return words(neutronText, kind === undefined ? {} : { kind })
  }
  // Designate and Octavia: {"faultstring"}; Heat and others of pecan: {"debuginfo", "faultcode"}
  const fault = readText(body.faultstring)
  if (fault !== undefined) return words(fault)
  // Placement and API-SIG: {"errors": [{"title", "detail"}]}; Designate: {"errors": {"errors": [{"message"}]}}
  const [listed] = Array.isArray(body.errors)
    ? body.errors
    : readList(readRecord(body.errors).errors)
  const first = readRecord(listed)
  const detail = readText(first.detail) ?? readText(first.title) ?? readText(first.message)
  if (detail !== undefined) return words(detail)
  // Keystone: {"error": {"code", "title", "message"}}. Nova: {"<fault>": {"code", "message"}}
  for (const value of Object.values(body)) {
    if (!isRecord(value)) continue
    const text = readText(value.message)
    if (text === undefined) continue
    const seconds = readNumber(value.retryAfter)
    return words(text, seconds === undefined ? {} : { retryAfterSeconds: seconds })
  }
  const plain = readText(body.message)
  return plain === undefined ? undefined : words(plain)
}

/**
 * Words of any upstream error body: Nova, Neutron, Keystone, Placement, Designate, or the HTML of
 * Glance and of a balancer in between. Never empty: the status has words of its own.
 */
export function upstreamWords(status: number, body: unknown): UpstreamWords {
  if (isRecord(body)) {
    const found = fromRecord(body)
    if (found !== undefined && found.message !== '') return found
  }
  if (typeof body === 'string') {
    const parsed = parseJson(body)
    if (isRecord(parsed)) return upstreamWords(status, parsed)
    const text = sentence(body.replace(/^\s*\d{3} [A-Z][\w ]*\s*\n+/, ''))
    if (text !== '' && text.length < 600 && !/^[{[]/.test(text)) return { message: text }
  }
  return { message: wordsForStatus(status) }
}

function parseJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    // Cut off or not JSON after all: the caller reads it as text.
    return undefined
  }
}
