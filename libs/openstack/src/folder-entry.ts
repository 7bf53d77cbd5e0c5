import { folderType, objectId, type Folder, type StoredObject } from './stored-object.ts'

/** What lies directly in a folder of a container: an object, or a pseudo-folder that stands as one. */
export interface FolderEntry extends StoredObject {
  /** `name` is its prefix then, with the slash at its end. */
  readonly isFolder: boolean
}

export function folderEntry(row: StoredObject | Folder): FolderEntry {
  if (!('prefix' in row)) return { ...row, isFolder: false }
  const { region, container, prefix } = row
  return {
    region,
    id: objectId(container, prefix),
    container,
    name: prefix,
    bytes: 0,
    contentType: folderType,
    isLarge: false,
    isFolder: true,
  }
}

/** What kind of file it is, as people narrow a folder down. */
export type ContentFamily =
  | 'image'
  | 'video'
  | 'audio'
  | 'text'
  | 'document'
  | 'data'
  | 'archive'
  | 'other'

/** By what the part after the slash is or begins or ends with. */
const families: readonly (readonly [ContentFamily, RegExp])[] = [
  [
    'document',
    /^(pdf|rtf|msword|epub\+zip|vnd\.(ms-|openxmlformats-|oasis\.opendocument\.))/,
  ],
  [
    'data',
    /^(json|xml|sql|yaml|x-yaml|x-ndjson|vnd\.apache\.parquet|csv)$|\+(json|xml|yaml)$/,
  ],
  [
    'archive',
    /^(x-)?(zip|zstd|gzip|tar|gtar|bzip2|xz|lzma|7z-compressed|rar-compressed|compressed|compressed-tar|rpm|debian-package|cpio)$|^(java-archive|vnd\.(rar|debian\.binary-package))$/,
  ],
]

/** The family of a content type: `text/csv; charset=utf-8` is data. */
export function contentFamily(contentType: string): ContentFamily {
  const [first = '', second = ''] = bareType(contentType).toLowerCase().split('/')
  if (first === 'image' || first === 'video' || first === 'audio') return first
  const found = families.find(([, pattern]) => pattern.test(second))
  if (found !== undefined) return found[0]
  return first === 'text' ? 'text' : 'other'
}

/** Without what stands behind it: `text/plain` of `text/plain; charset=utf-8`. */
export const bareType = (contentType: string): string =>
  (contentType.split(';', 1)[0] ?? '').trim()
