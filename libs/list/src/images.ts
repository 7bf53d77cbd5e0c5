import { imageFamily, type Image } from '@aloft/openstack/image'
import { imageStatus, imageStatuses } from '@aloft/openstack/image-states'
import type { Cell, ListDefinition } from './column.ts'
import { formatFileSize } from './format-size.ts'
import { idColumn, regionColumn, type RegionWords } from './region-column.ts'

const sortable = true

/** Whose an image is, as people narrow the list down. */
const whose: Readonly<Record<string, string>> = {
  public: 'Public',
  mine: 'Mine',
  shared: 'Shared with us',
  community: 'Community',
}

const visibilityLabels: Readonly<Record<string, string>> = {
  public: 'Public',
  private: 'Private',
  shared: 'Shared',
  community: 'Community',
}

/** Before all else that can be said of it: another project waits for the answer. */
const offered = { status: 'offered', label: 'Offered', tone: 'warn' } as const

const labelIn =
  (labels: Readonly<Record<string, string>>) =>
  (key: string | number): string =>
    labels[key] ?? String(key)

/** The columns of the list of images. */
export function imageList(words: RegionWords): ListDefinition {
  const statusOf = (key: string | number) =>
    key === offered.status ? offered : imageStatus(String(key))
  const statusLabel = (key: string | number) => statusOf(key).label
  return {
    columns: [
      { id: 'name', label: 'Name', kind: 'text', width: 200, sortable, search: true },
      {
        id: 'status',
        label: 'Status',
        kind: 'status',
        width: 100,
        sortable,
        facet: {
          labelOf: statusLabel,
          values: [...imageStatuses, offered.status],
          spelled: (typed) => typed.toLowerCase(),
        },
        labelOf: statusLabel,
        toneOf: (key) => statusOf(key).tone,
      },
      {
        id: 'whose',
        label: 'Whose',
        kind: 'text',
        width: 96,
        sortable,
        facet: { labelOf: labelIn(whose), values: Object.keys(whose) },
        labelOf: labelIn(whose),
      },
      {
        id: 'family',
        label: 'Family',
        kind: 'text',
        width: 104,
        sortable,
        search: true,
        facet: {},
      },
      {
        id: 'size',
        label: 'Size',
        kind: 'bytes',
        width: 80,
        sortable,
        labelOf: (bytes) => formatFileSize(Number(bytes)),
      },
      { id: 'disk', label: 'Smallest disk', kind: 'bytes', width: 104, sortable },
      { id: 'created', label: 'Created', kind: 'date', width: 116, sortable },
      regionColumn(words),
      {
        id: 'tags',
        label: 'Tags',
        kind: 'tags',
        width: 150,
        sortable,
        search: true,
        facet: {},
        hidden: 'optional',
      },
      {
        id: 'visibility',
        label: 'Visibility',
        kind: 'text',
        width: 100,
        sortable,
        labelOf: labelIn(visibilityLabels),
        hidden: 'optional',
      },
      {
        id: 'format',
        label: 'Format',
        kind: 'text',
        width: 90,
        sortable,
        facet: { labelOf: (format) => format.toUpperCase() },
        labelOf: (format) => String(format).toUpperCase(),
        hidden: 'optional',
      },
      {
        id: 'memory',
        label: 'Least memory',
        kind: 'bytes',
        width: 104,
        sortable,
        hidden: 'optional',
      },
      idColumn,
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: { column: 'name', descending: false },
  }
}

/** Whose it is: the key of a label. `project` is the one that looks. */
function whoseImage(image: Image, project: string): string {
  if (image.visibility === 'public') return 'public'
  if (image.owner === project) return 'mine'
  if (image.visibility === 'community') return 'community'
  return 'shared'
}

/** By column id. */
export function imageCells(image: Image, project: string): Readonly<Record<string, Cell>> {
  const { minimumDiskGigabytes: disk, minimumMemoryMegabytes: memory } = image
  return {
    id: image.id,
    name: image.name,
    status: image.membership === 'pending' ? offered.status : image.status,
    whose: whoseImage(image, project),
    family: imageFamily(image),
    size: image.sizeBytes,
    disk: disk === 0 ? undefined : disk * 1024 ** 3,
    created: image.createdAt === undefined ? undefined : Date.parse(image.createdAt),
    region: image.region,
    tags: [...image.tags].sort(),
    visibility: image.visibility,
    format: image.diskFormat,
    memory: memory === 0 ? undefined : memory * 1024 ** 2,
  }
}
