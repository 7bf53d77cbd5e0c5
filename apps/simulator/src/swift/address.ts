import { Fault } from '../core/fault.ts'

/** What a request is about: `/v1/<account>[/<container>[/<object>]]`, decoded. */
export interface Address {
  readonly account: string
  readonly container?: string
  readonly object?: string
  /** From `/v1` on, decoded: what a temporary URL signs. */
  readonly path: string
  readonly query: URLSearchParams
}

const mostContainerBytes = 256
const mostObjectBytes = 1024

/** Reads `/v1/…` of a URL. Throws 412 when it is not UTF-8, 404 when it names nothing. */
export function parseAddress(url: string): Address {
  const [encoded, query] = splitOnce(url, '?')
  const path = decode(encoded.slice(encoded.indexOf('/v1/')))
  const [account, below] = splitOnce(path.slice('/v1/'.length), '/')
  const [container, object] = splitOnce(below, '/')
  if (account === '') throw new Fault(404, '')
  return {
    account,
    path,
    query: new URLSearchParams(query),
    ...(container === '' ? {} : { container }),
    ...(container === '' || object === '' ? {} : { object }),
  }
}

/** `container/object` of a manifest, a copy or a bulk request; a slash in front is left out. */
export function parseObjectPath(encoded: string): { container: string; object: string } {
  const [container, object] = splitOnce(decode(encoded).replace(/^\//, ''), '/')
  return { container, object }
}

/** A path as Swift writes it into bodies: Python's `quote`. */
export const quotePath = (path: string): string =>
  path
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

export function decode(text: string): string {
  try {
    const decoded = decodeURIComponent(text)
    if (!decoded.includes('\0')) return decoded
  } catch {
    // Told below.
  }
  throw new Fault(412, 'Invalid UTF8 or contains NULL')
}

/** Throws 400 for a container's name that is too long. */
export function checkContainerName(name: string): void {
  const length = Buffer.byteLength(name)
  if (length <= mostContainerBytes) return
  throw new Fault(
    400,
    `Container name length of ${length} longer than ${mostContainerBytes}`,
  )
}

/** Throws 400 for an object's name that is too long. */
export function checkObjectName(name: string): void {
  const length = Buffer.byteLength(name)
  if (length <= mostObjectBytes) return
  throw new Fault(400, `Object name length of ${length} longer than ${mostObjectBytes}`)
}

/** Before and after the first sign; the second part is empty when there is none. */
function splitOnce(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + sign.length)]
}
