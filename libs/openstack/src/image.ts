import {
  compact,
  isRecord,
  readEach,
  readFlag,
  readNumber,
  readRecord,
  readText,
  readTexts,
} from './json-reader.ts'

/** https://docs.openstack.org/api-ref/image/v2/#show-image */
export interface Image {
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
}

function readVisibility(value: unknown): Image['visibility'] {
  return value === 'public' || value === 'shared' || value === 'community'
    ? value
    : 'private'
}

export function parseImage(value: unknown): Image | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  if (id === undefined) return undefined
  return compact({
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
  })
}

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Reads one page of `GET /v2/images`, sorted by name. */
export function parseImages(answer: unknown): Image[] {
  return readEach(answer, 'images', parseImage).toSorted((a, b) =>
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
