import type { IncomingHttpHeaders } from 'node:http'
import { Fault } from '../core/fault.ts'

/** Headers that are kept with a thing, in lower case, values as text. */
export type Metadata = Readonly<Record<string, string>>

const limits = { name: 128, value: 256, count: 90, overall: 4096 } as const

/** System headers of a container beside its `X-Container-Meta-*`. */
const containerHeaders = [
  'x-container-read',
  'x-container-write',
  'x-container-sync-to',
  'x-container-sync-key',
  'x-versions-location',
]
/** System headers that an object's PUT and POST keep. */
const objectHeaders = [
  'content-encoding',
  'content-disposition',
  'cache-control',
  'x-robots-tag',
  'x-object-manifest',
]

/** On the wire a header is bytes; Node shows each as a character, we keep what they mean. */
const fromWire = (value: string): string => Buffer.from(value, 'latin1').toString('utf8')
const toWire = (value: string): string => Buffer.from(value, 'utf8').toString('latin1')

export function headersOf(metadata: Metadata): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [name, toWire(value)]),
  )
}

/** What a POST to an account or container leaves: named ones replaced, empty ones removed. */
export function mergedMetadata(
  kind: 'account' | 'container',
  before: Metadata,
  headers: IncomingHttpHeaders,
): Metadata {
  const merged: Record<string, string> = { ...before }
  const system = kind === 'container' ? containerHeaders : []
  for (const [name, value] of Object.entries(headers)) {
    const removed = removedName(kind, name)
    const isKept = name.startsWith(`x-${kind}-meta-`) || system.includes(name)
    if (removed !== undefined) delete merged[removed]
    else if (isKept && value === '') delete merged[name]
    else if (isKept && typeof value === 'string') merged[name] = fromWire(value)
  }
  checkMetadata(`x-${kind}-meta-`, merged)
  return merged
}

/** `X-Remove-Container-Meta-Color` and `X-Remove-Container-Read`. */
function removedName(kind: string, name: string): string | undefined {
  return name.startsWith(`x-remove-${kind}-`)
    ? `x-${name.slice('x-remove-'.length)}`
    : undefined
}

/** What a PUT or POST of an object says about it; all that it does not say is gone. */
export function objectMetadata(headers: IncomingHttpHeaders): Metadata {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== 'string' || value === '') continue
    if (name.startsWith('x-object-meta-') || objectHeaders.includes(name))
      kept[name] = fromWire(value)
  }
  checkMetadata('x-object-meta-', kept)
  return kept
}

/** https://docs.openstack.org/api-ref/object-store/: the limits that `/info` tells. */
function checkMetadata(prefix: string, metadata: Metadata): void {
  let count = 0
  let overall = 0
  for (const [header, value] of Object.entries(metadata)) {
    if (!header.startsWith(prefix)) continue
    const name = header.slice(prefix.length)
    if (name === '') throw new Fault(400, 'Metadata name cannot be empty')
    if (name.length > limits.name) throw new Fault(400, `Metadata name too long: ${header}`)
    const size = Buffer.byteLength(value)
    if (size > limits.value)
      throw new Fault(400, `Metadata value longer than ${limits.value}: ${header}`)
    count += 1
    overall += name.length + size
  }
  if (count > limits.count)
    throw new Fault(400, `Too many metadata items; max ${limits.count}`)
  if (overall > limits.overall)
    throw new Fault(400, `Total metadata too large; max ${limits.overall}`)
}

/** When the object shall vanish, in milliseconds. Throws 400 for a time that is over. */
export function expiryOf(headers: IncomingHttpHeaders, nowMs: number): number | undefined {
  const after = headers['x-delete-after']
  const at = headers['x-delete-at']
  const given = after ?? at
  if (given === undefined || given === '') return undefined
  const name = after === undefined ? 'X-Delete-At' : 'X-Delete-After'
  const seconds = Number(given)
  if (!Number.isInteger(seconds)) throw new Fault(400, `Non-integer ${name}`)
  const expiresAt = after === undefined ? seconds * 1000 : nowMs + seconds * 1000
  if (expiresAt <= nowMs) throw new Fault(400, `${name} in past`)
  return Math.floor(expiresAt / 1000) * 1000
}
