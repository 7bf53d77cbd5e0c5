import { compact, readFlag, readNumber, readRecord, readText } from './json-reader.ts'
import { fromWire } from './wire-text.ts'

/** Who may read what is in a container without an account. */
export type ContainerAccess = 'private' | 'public' | 'listed' | 'custom'

/** A container as a page of files: https://docs.openstack.org/swift/latest/middleware.html#staticweb */
export interface Website {
  /** The page of a folder: `index.html`. */
  readonly index?: string
  /** What the names of error pages end with: `error.html` for `404error.html`. */
  readonly error?: string
  /** Whether a folder without such a page shows what is in it. */
  readonly listings: boolean
}

/** A container of Swift. Its name is its id. */
export interface Container {
  readonly region: string
  readonly id: string
  readonly name: string
  readonly objects: number
  readonly bytes: number
  /** Epoch milliseconds. */
  readonly changedAtMs?: number
  /** Absent where only the account's listing was read. */
  readonly access?: ContainerAccess
  readonly readAcl?: string
  readonly website?: Website
  /** What people wrote on it, without what Swift's own parts read. */
  readonly metadata?: Readonly<Record<string, string>>
}

export const accessLabels: Readonly<Record<ContainerAccess, string>> = {
  private: 'Private',
  public: 'Public',
  listed: 'Public, with listings',
  custom: 'By its own rules',
}

/** What makes a container readable by anybody, by what is chosen. */
export const readAcls = { private: '', public: '.r:*', listed: '.r:*,.rlistings' } as const

/** Who may read, by `X-Container-Read`: https://docs.openstack.org/swift/latest/overview_acl.html */
export function accessOf(readAcl: string | undefined): ContainerAccess {
  const entries = (readAcl ?? '').split(',').map((entry) => entry.trim())
  const given = entries.filter((entry) => entry !== '')
  if (given.length === 0) return 'private'
  const isPublic = given.some((entry) => /^\.r(ef|eferer|eferrer)?:\*$/.test(entry))
  if (!isPublic || given.length > 2) return 'custom'
  if (given.length === 1) return 'public'
  return given.includes('.rlistings') ? 'listed' : 'custom'
}

/** An entry of the account's listing. Absent when it has no name. */
export function parseListedContainer(
  value: unknown,
  region: string,
): Container | undefined {
  const { name: given, count, bytes, last_modified: changed } = readRecord(value)
  const name = readText(given)
  if (name === undefined) return undefined
  return compact({
    region,
    id: name,
    name,
    objects: readNumber(count) ?? 0,
    bytes: readNumber(bytes) ?? 0,
    changedAtMs: readSwiftTime(changed),
  })
}

/** What HEAD of a container answers: everything is in its headers. */
export function parseContainer(
  headers: unknown,
  { region, name }: { readonly region: string; readonly name: string },
): Container {
  const said = headerReader(headers)
  const readAcl = said('x-container-read')
  const index = said('x-container-meta-web-index')
  const error = said('x-container-meta-web-error')
  const listings = readFlag(said('x-container-meta-web-listings'))
  const isSite = index !== undefined || error !== undefined || listings
  const changed = Date.parse(said('last-modified') ?? '')
  return compact({
    region,
    id: name,
    name,
    objects: readNumber(said('x-container-object-count')) ?? 0,
    bytes: readNumber(said('x-container-bytes-used')) ?? 0,
    changedAtMs: Number.isNaN(changed) ? undefined : changed,
    access: accessOf(readAcl),
    readAcl,
    website: isSite ? compact({ index, error, listings }) : undefined,
    metadata: metadataIn(headers, 'x-container-meta-', /^(web-|temp-url-key)/),
  })
}

/** One header by its name in lower case, as text. */
export function headerReader(headers: unknown): (name: string) => string | undefined {
  const record = readRecord(headers)
  return (name) => {
    const text = readText(record[name])
    return text === undefined ? undefined : fromWire(text)
  }
}

/** Headers of one prefix by what follows it, but for those that Swift itself reads. */
export function metadataIn(
  headers: unknown,
  prefix: string,
  without?: RegExp,
): Record<string, string> {
  const entries: [string, string][] = []
  for (const [name, value] of Object.entries(readRecord(headers))) {
    if (!name.startsWith(prefix)) continue
    const key = name.slice(prefix.length)
    const text = readText(value)
    if (text !== undefined && without?.test(key) !== true)
      entries.push([key, fromWire(text)])
  }
  return Object.fromEntries(entries)
}

/** `2013-08-18T15:47:46.123450`, which has no zone and means UTC. */
export function readSwiftTime(value: unknown): number | undefined {
  const text = readText(value)
  if (text === undefined) return undefined
  const atMs = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(atMs) ? undefined : atMs
}
