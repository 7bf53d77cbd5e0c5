import { parseContainer, parseListedContainer } from '@aloft/openstack/container'
import type { Container } from '@aloft/openstack/container'
import { type ManifestSegment, manifestSegments } from '@aloft/openstack/manifest'
import {
  containerPath,
  type Folder,
  objectPath,
  parseListing,
  parseObject,
  type StoredObject,
} from '@aloft/openstack/stored-object'
import { ApiError } from '../../api/api-error.ts'
import { readCloud } from '../../api/cloud.ts'
import { request } from '../../api/request.ts'

export interface Place {
  readonly region: string
  readonly container: string
}

const service = 'object-store'
const base = (region: string): string =>
  `/api/cloud/${encodeURIComponent(region)}/${service}`

/** Where the browser gets or puts an object: the proxy's address. */
export function objectUrl(region: string, container: string, name: string): string {
  return base(region) + objectPath(container, name)
}

/** HEAD of a path of Swift; nothing for what is not there. */
async function head(
  region: string,
  path: string,
  signal?: AbortSignal,
): Promise<Record<string, string> | undefined> {
  try {
    const response = await request(base(region) + path, { method: 'HEAD', signal })
    return Object.fromEntries(response.headers)
  } catch (error) {
    if (error instanceof ApiError && error.details.status === 404) return undefined
    throw error
  }
}

export async function headContainer(
  region: string,
  name: string,
  signal?: AbortSignal,
): Promise<Container | undefined> {
  const headers = await head(region, containerPath(name), signal)
  return headers && parseContainer(headers, { region, name })
}

export async function headObject(
  region: string,
  container: string,
  name: string,
  signal?: AbortSignal,
): Promise<StoredObject | undefined> {
  const headers = await head(region, objectPath(container, name), signal)
  return headers && parseObject(headers, { region, container, name })
}

/** What the manifest of an object names; nothing where it is not made of segments, or not there. */
export async function readManifest(
  { region, container }: Place,
  name: string,
  signal?: AbortSignal,
): Promise<readonly ManifestSegment[]> {
  const object = await headObject(region, container, name, signal)
  if (object?.isLarge !== true) return []
  const path = `${objectPath(container, name)}?multipart-manifest=get`
  return manifestSegments(
    await readCloud({ region, service, path, ...(signal && { signal }) }),
  )
}

export function parseContainers(answer: unknown, region: string): Container[] {
  const rows = Array.isArray(answer) ? answer : []
  return rows.flatMap((row: unknown) => parseListedContainer(row, region) ?? [])
}

export interface ListedPage {
  readonly rows: readonly (StoredObject | Folder)[]
  /** Where the next page begins; absent after the last. */
  readonly next?: string
}

export const nameOf = (row: StoredObject | Folder): string =>
  'prefix' in row ? row.prefix : row.name

interface Listed {
  readonly prefix?: string
  readonly marker?: string
  readonly delimiter?: '' | '/'
  readonly limit: number
}

/** The path below the endpoint of Swift that lists what a container holds. */
export function listingPath(
  container: string,
  { prefix = '', marker = '', delimiter = '', limit }: Listed,
): string {
  const query = new URLSearchParams({ format: 'json', limit: String(limit) })
  if (prefix !== '') query.set('prefix', prefix)
  if (marker !== '') query.set('marker', marker)
  if (delimiter !== '') query.set('delimiter', delimiter)
  return `${containerPath(container)}?${query}`
}

/** One page of what a container holds; with a delimiter folder by folder. */
export async function readPage(
  { region, container }: Place,
  { signal, ...listed }: Listed & { readonly signal?: AbortSignal | undefined },
): Promise<ListedPage> {
  const answer = await readCloud({
    region,
    service,
    path: listingPath(container, listed),
    ...(signal && { signal }),
  })
  const rows = parseListing(answer, { region, container })
  const last = rows.at(-1)
  return rows.length < listed.limit || last === undefined
    ? { rows }
    : { rows, next: nameOf(last) }
}

/** Everything below a prefix, a thousand at a time. */
export async function* listObjects(
  place: Place,
  { prefix, signal }: { readonly prefix: string; readonly signal?: AbortSignal },
): AsyncGenerator<readonly StoredObject[]> {
  let marker: string | undefined = ''
  while (marker !== undefined) {
    const page: ListedPage = await readPage(place, { prefix, marker, limit: 1_000, signal })
    yield page.rows.flatMap((row) => ('prefix' in row ? [] : [row]))
    marker = page.next
  }
}
