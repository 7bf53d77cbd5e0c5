import {
  compact,
  isRecord,
  type JsonRecord,
  readEach,
  readFlag,
  readNumber,
  readRecord,
  readText,
  readTextRecord,
  readTexts,
} from './json-reader.ts'

/** https://docs.openstack.org/api-ref/image/v2/#show-image */
export interface Image {
  readonly region: string
  readonly id: string
  readonly name: string
  /** `active`, `queued`, `saving`, `deactivated` … */
  readonly status: string
  readonly visibility: 'public' | 'private' | 'shared' | 'community'
  /** Family, as `os_distro` of the image's properties: `ubuntu`. */
  readonly family?: string
  readonly version?: string
  readonly minimumMemoryMegabytes: number
  readonly minimumDiskGigabytes: number
  readonly sizeBytes?: number
  readonly createdAt?: string
  readonly isProtected: boolean
  readonly hidden: boolean
  readonly owner?: string
  readonly tags: readonly string[]
  readonly diskFormat?: string
  readonly containerFormat?: string
  readonly virtualSizeBytes?: number
  readonly updatedAt?: string
  /** MD5, hex. */
  readonly checksum?: string
  /** `sha512`, and the digest by it, hex. */
  readonly hash?: { readonly algorithm: string; readonly value: string }
  /** The server that it was made of; by it one knows a snapshot. */
  readonly serverId?: string
  /** What the project that looks has answered to another one's offer, where a list tells. */
  readonly membership?: 'pending' | 'accepted'
  /** The custom ones: what is not one of Glance's own attributes. */
  readonly properties: Readonly<Record<string, string>>
}

/** https://docs.openstack.org/api-ref/image/v2/#show-image: all that is not a custom property. */
const ownAttributes: ReadonlySet<string> = new Set([
  'checksum',
  'container_format',
  'created_at',
  'direct_url',
  'disk_format',
  'file',
  'id',
  'locations',
  'min_disk',
  'min_ram',
  'name',
  'os_hash_algo',
  'os_hash_value',
  'os_hidden',
  'owner',
  'protected',
  'schema',
  'self',
  'size',
  'status',
  'stores',
  'tags',
  'updated_at',
  'virtual_size',
  'visibility',
])

/** Custom properties that only Glance itself sets. */
const isReservedProperty = (name: string): boolean => name.startsWith('os_glance_')

function readProperties(image: JsonRecord): Record<string, string> {
  const custom = Object.entries(image).filter(
    ([name]) => !ownAttributes.has(name) && !isReservedProperty(name),
  )
  return readTextRecord(Object.fromEntries(custom))
}

function readHash(image: JsonRecord): Image['hash'] {
  const algorithm = readText(image.os_hash_algo)
  const value = readText(image.os_hash_value)
  return algorithm === undefined || value === undefined ? undefined : { algorithm, value }
}

function readVisibility(value: unknown): Image['visibility'] {
  return value === 'public' || value === 'shared' || value === 'community'
    ? value
    : 'private'
}

export function parseImage(value: unknown, region: string): Image | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  if (id === undefined) return undefined
  return compact({
    region,
    id,
    name: readText(value.name) ?? id,
    status: readText(value.status) ?? 'unknown',
    visibility: readVisibility(value.visibility),
    family: readText(value.os_distro),
    version: readText(value.os_version),
    minimumMemoryMegabytes: readNumber(value.min_ram) ?? 0,
    minimumDiskGigabytes: readNumber(value.min_disk) ?? 0,
    sizeBytes: readNumber(value.size),
    createdAt: readText(value.created_at),
    isProtected: readFlag(value.protected),
    hidden: readFlag(value.os_hidden),
    owner: readText(value.owner),
    tags: readTexts(value.tags),
    diskFormat: readText(value.disk_format),
    containerFormat: readText(value.container_format),
    virtualSizeBytes: readNumber(value.virtual_size),
    updatedAt: readText(value.updated_at),
    checksum: readText(value.checksum),
    hash: readHash(value),
    serverId: readText(value.instance_uuid),
    properties: readProperties(value),
  })
}

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Reads one page of `GET /v2/images`, sorted by name. */
export function parseImages(answer: unknown, region: string): Image[] {
  return readEach(answer, 'images', (value) => parseImage(value, region)).toSorted((a, b) =>
    byName.compare(a.name, b.name),
  )
}

/** The path of the next page (`/v2/images?marker=…`); absent on the last. */
export function nextImagePage(answer: unknown): string | undefined {
  return readText(readRecord(answer).next)
}

/** What a server may be made from. */
export function isBootable(image: Image): boolean {
  return image.status === 'active' && !image.hidden
}

/** *Public*: offered to everyone. *Saved*: one's own, or shared with one. */
export function isPublicImage(image: Image): boolean {
  return image.visibility === 'public' || image.visibility === 'community'
}

/** By what is in `os_distro` or, where that is not set, in the name. */
const families: readonly (readonly [RegExp, string])[] = [
  [/ubuntu/i, 'Ubuntu'],
  [/debian/i, 'Debian'],
  [/rocky/i, 'Rocky Linux'],
  [/alma ?linux/i, 'AlmaLinux'],
  [/centos/i, 'CentOS'],
  [/fedora/i, 'Fedora'],
  [/red ?hat|\brhel/i, 'Red Hat'],
  [/open ?suse/i, 'openSUSE'],
  [/\bsuse|\bsles?\b/i, 'SUSE'],
  [/\barch( ?linux)?\b/i, 'Arch Linux'],
  [/free ?bsd/i, 'FreeBSD'],
  [/windows/i, 'Windows'],
  [/cirros/i, 'CirrOS'],
  [/gentoo/i, 'Gentoo'],
  [/alpine/i, 'Alpine'],
]

/** What people call the family of an image; absent when neither property nor name tells. */
export function imageFamily(image: Pick<Image, 'family' | 'name'>): string | undefined {
  for (const text of [image.family ?? '', image.name]) {
    const family = families.find(([pattern]) => pattern.test(text))
    if (family !== undefined) return family[1]
  }
  return image.family
}

/** The heading that an image stands under among others. */
export function imageHeading(image: Pick<Image, 'family' | 'name'>): string {
  return imageFamily(image) ?? /^[\p{L}]+/u.exec(image.name)?.[0] ?? 'Other'
}

/** `24.04` of `Ubuntu 24.04 LTS`; by the property where the name tells no family, as of a saved image. */
function versionOf({ name, version }: Image): string | undefined {
  const tells = families.some(([pattern]) => pattern.test(name))
  return (tells ? /\d+(?:\.\d+)*/.exec(name)?.[0] : undefined) ?? version
}

/** The newest first: by version, then by the day it was made; for those of one family. */
export function newestFirst(a: Image, b: Image): number {
  const [first, second] = [versionOf(a), versionOf(b)]
  return (
    Number(first === undefined) - Number(second === undefined) ||
    byName.compare(second ?? '', first ?? '') ||
    (b.createdAt ?? '').localeCompare(a.createdAt ?? '') ||
    byName.compare(a.name, b.name)
  )
}

/** The images under their headings: families that most people look for first, then others by name. */
export function imagesByFamily(
  images: readonly Image[],
): readonly (readonly [string, readonly Image[]])[] {
  const known = families.map(([, family]) => family)
  const rank = (family: string) => {
    if (family === 'Other') return known.length + 1
    const place = known.indexOf(family)
    return place === -1 ? known.length : place
  }
  return [...Map.groupBy(images, imageHeading)]
    .map(([family, of]) => [family, of.toSorted(newestFirst)] as const)
    .toSorted(([a], [b]) => rank(a) - rank(b) || byName.compare(a, b))
}
