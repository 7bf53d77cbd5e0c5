import {
  formatByName,
  formatProblem,
  type DiskFormat,
  type FileFacts,
} from './disk-format.ts'

/** Where the bytes of a new image come from. */
export type ImageSource = 'file' | 'url' | 'later'

export const sources: readonly { value: ImageSource; label: string; hint: string }[] = [
  {
    value: 'file',
    label: 'A file of this computer',
    hint: 'Uploaded from this browser, of any size.',
  },
  {
    value: 'url',
    label: 'An address',
    hint: 'The cloud fetches the file itself.',
  },
  {
    value: 'later',
    label: 'Nothing yet',
    hint: 'Only the record: upload or import a file later.',
  },
]

/** The form of a new image as it is filled in. */
export interface ImageDraft {
  readonly source: ImageSource
  readonly file: File | undefined
  /** What the file's first bytes tell; absent until they are read. */
  readonly facts: FileFacts | undefined
  readonly url: string
  readonly region: string
  /** As typed; absent: by the name of the file. */
  readonly name: string | undefined
  /** As chosen; absent: by what the file is. */
  readonly format: DiskFormat | undefined
  /** GB, as typed; absent: by what the file tells. */
  readonly minimumDisk: number | undefined
  readonly minimumMemory: number | undefined
  readonly visibility: string
  readonly isProtected: boolean
  readonly distribution: string
  readonly version: string
  readonly tags: readonly string[]
  readonly properties: Readonly<Record<string, string>>
}

export const emptyDraft = (region: string): ImageDraft => ({
  source: 'file',
  file: undefined,
  facts: undefined,
  url: '',
  region,
  name: undefined,
  format: undefined,
  minimumDisk: undefined,
  minimumMemory: undefined,
  visibility: 'private',
  isProtected: false,
  distribution: '',
  version: '',
  tags: [],
  properties: {},
})

/** `https://images.example/debian-13.qcow2?a=1` → `debian-13.qcow2` */
function sourceName({ source, file, url }: ImageDraft): string {
  if (source === 'file') return file?.name ?? ''
  if (source === 'later' || !URL.canParse(url)) return ''
  return decoded(new URL(url).pathname.split('/').at(-1) ?? '')
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** What it is called: as typed, or as the file is without its end. */
export const nameOf = (draft: ImageDraft): string =>
  (draft.name ?? sourceName(draft).replace(/\.[a-z0-9]{1,6}$/i, '')).trim()

/** As chosen, else by the bytes of the file, else by its name. */
export function formatOf(draft: ImageDraft): DiskFormat {
  const { format, facts, source } = draft
  return (
    format ??
    (source === 'file' ? facts?.format : undefined) ??
    formatByName(sourceName(draft)) ??
    'qcow2'
  )
}

const gigabyte = 1024 ** 3

/** As typed, else so much as the disk in the file needs. */
export function minimumDiskOf({
  minimumDisk,
  facts,
  source,
}: ImageDraft): number | undefined {
  const bytes = source === 'file' ? facts?.virtualSizeBytes : undefined
  return minimumDisk ?? (bytes === undefined ? undefined : Math.ceil(bytes / gigabyte))
}

/** What is missing of the source, or wrong with it. */
export function sourceProblem(draft: ImageDraft): string | undefined {
  const { source, file, facts, url } = draft
  if (source === 'later') return undefined
  if (source === 'url')
    return url.trim() === '' ? 'Give the address of the file.' : undefined
  if (file === undefined) return 'Choose the file.'
  if (file.size === 0) return 'The file is empty.'
  return facts === undefined ? undefined : formatProblem(facts, formatOf(draft))
}

/** The input of `image.create` that it means: what was left empty is absent. */
export function createInputOf(draft: ImageDraft): Record<string, unknown> {
  const { source, file, url, region, minimumMemory, visibility, isProtected } = draft
  const properties = {
    ...(draft.distribution.trim() !== '' && { os_distro: draft.distribution.trim() }),
    ...(draft.version.trim() !== '' && { os_version: draft.version.trim() }),
    ...draft.properties,
  }
  const input = {
    region,
    name: nameOf(draft),
    diskFormat: formatOf(draft),
    url: source === 'url' ? url.trim() : undefined,
    file: source === 'file' ? file?.name : undefined,
    visibility,
    minimumDiskGigabytes: minimumDiskOf(draft),
    minimumMemoryMegabytes: minimumMemory,
    isProtected: isProtected || undefined,
    tags: draft.tags.length === 0 ? undefined : draft.tags,
    properties: Object.keys(properties).length === 0 ? undefined : properties,
  }
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  )
}
