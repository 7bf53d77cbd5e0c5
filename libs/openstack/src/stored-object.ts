import { headerReader, metadataIn, readSwiftTime } from './container.ts'
import { compact, readFlag, readNumber, readRecord, readText } from './json-reader.ts'

/** An object of Swift. Its id is `<container>/<name>`, each part encoded. */
export interface StoredObject {
  readonly region: string
  readonly id: string
  readonly container: string
  readonly name: string
  readonly bytes: number
  readonly contentType: string
  /** MD5 of its bytes; of a large object, of the MD5s of its segments. */
  readonly etag?: string
  /** Epoch milliseconds. */
  readonly changedAtMs?: number
  /** Of segments that a manifest names: they are deleted with it. */
  readonly isLarge: boolean
  /** When Swift deletes it by itself, in epoch milliseconds. */
  readonly expiresAtMs?: number
  /** Absent where only a listing was read. */
  readonly metadata?: Readonly<Record<string, string>>
  /** Headers that a change of anything else would take away, as they must be sent again. */
  readonly kept?: Readonly<Record<string, string>>
}

/** A pseudo-folder: what lies in it has names that begin so. */
export interface Folder {
  readonly region: string
  readonly container: string
  /** With the slash at its end. */
  readonly prefix: string
}

const keptHeaders = [
  'content-encoding',
  'content-disposition',
  'cache-control',
  'x-object-manifest',
]

/** What an empty object is that stands for a folder. */
export const folderType = 'application/directory'

export const objectId = (container: string, name: string): string =>
  `${encodeURIComponent(container)}/${encodeURIComponent(name)}`

/** The path below the endpoint of Swift: `/container/folder/name`. */
export function objectPath(container: string, name: string): string {
  const parts = name.split('/').map(encodeURIComponent)
  return `/${encodeURIComponent(container)}/${parts.join('/')}`
}

export const containerPath = (container: string): string =>
  `/${encodeURIComponent(container)}`

/**
 * One page of a container's listing with a delimiter: objects and folders in the order of their names.
 * https://docs.openstack.org/api-ref/object-store/#show-container-details-and-list-objects
 */
export function parseListing(
  answer: unknown,
  place: { readonly region: string; readonly container: string },
): (StoredObject | Folder)[] {
  const rows = Array.isArray(answer) ? answer : []
  return rows.flatMap((row: unknown): readonly (StoredObject | Folder)[] => {
    const prefix = readText(readRecord(row).subdir)
    if (prefix !== undefined) return [{ ...place, prefix }]
    const object = parseListedObject(row, place)
    return object === undefined ? [] : [object]
  })
}

function parseListedObject(
  value: unknown,
  { region, container }: { readonly region: string; readonly container: string },
): StoredObject | undefined {
  const row = readRecord(value)
  const name = readText(row.name)
  if (name === undefined) return undefined
  const manifest = readText(row.slo_etag)
  return compact({
    region,
    id: objectId(container, name),
    container,
    name,
    bytes: readNumber(row.bytes) ?? 0,
    contentType: readText(row.content_type) ?? 'application/octet-stream',
    etag: bareEtag(manifest ?? readText(row.hash)),
    changedAtMs: readSwiftTime(row.last_modified),
    isLarge: manifest !== undefined,
  })
}

/** What HEAD of an object answers: everything is in its headers. */
export function parseObject(
  headers: unknown,
  {
    region,
    container,
    name,
  }: { readonly region: string; readonly container: string; readonly name: string },
): StoredObject {
  const said = headerReader(headers)
  const changed = Date.parse(said('last-modified') ?? '')
  const expires = readNumber(said('x-delete-at'))
  const kept = keptHeaders.flatMap((header): [string, string][] => {
    const value = said(header)
    return value === undefined ? [] : [[header, value]]
  })
  return compact({
    region,
    id: objectId(container, name),
    container,
    name,
    bytes: readNumber(said('content-length')) ?? 0,
    contentType: said('content-type') ?? 'application/octet-stream',
    etag: bareEtag(said('etag')),
    changedAtMs: Number.isNaN(changed) ? undefined : changed,
    isLarge: readFlag(said('x-static-large-object')),
    expiresAtMs: expires === undefined ? undefined : expires * 1000,
    metadata: metadataIn(headers, 'x-object-meta-'),
    kept: Object.fromEntries(kept),
  })
}

const bareEtag = (etag: string | undefined): string | undefined =>
  etag?.replace(/^W\//, '').replaceAll('"', '')

/** What came of a bulk deletion: https://docs.openstack.org/swift/latest/middleware.html#bulk-delete */
export interface BulkDeletion {
  readonly deleted: number
  readonly notFound: number
  /** What is left, and why: `/c/a b: 403 Forbidden`. */
  readonly errors: readonly string[]
  /** What went wrong with the whole of it, which may have been ended half way. */
  readonly problem?: string
}

/** Swift answers 200 whatever happened; what did is in the body. */
export function parseBulkDeletion(answer: unknown): BulkDeletion {
  const record = readRecord(answer)
  const errors = Array.isArray(record.Errors) ? record.Errors : []
  const status = readText(record['Response Status']) ?? ''
  const words = readText(record['Response Body']) ?? ''
  const hasFailed = status !== '' && !/^2\d\d/.test(status)
  const problem = hasFailed && (words !== '' || errors.length === 0) ? words || status : ''
  return {
    deleted: readNumber(record['Number Deleted']) ?? 0,
    notFound: readNumber(record['Number Not Found']) ?? 0,
    errors: errors.map((entry: unknown) => {
      const [name, ...why] = (Array.isArray(entry) ? entry : [entry]).map(String)
      return [decoded(name ?? ''), ...why].join(': ')
    }),
    ...(problem !== '' && { problem }),
  }
}

/** Swift names things as in an address. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    // Not of UTF-8: as Swift writes it.
    return name
  }
}
