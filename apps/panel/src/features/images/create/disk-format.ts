import { diskFormats } from '@aloft/acts/images/image-input'

export type DiskFormat = (typeof diskFormats)[number]['value']

/** What the first bytes of a file tell of it. */
export interface FileFacts {
  /** Absent where nothing tells: raw disks begin as they like. */
  readonly format?: DiskFormat
  /** It is packed (`gzip`): the cloud would take it as it is, and no server would start from it. */
  readonly packed?: string
  /** Size of the disk in it, where that is told. */
  readonly virtualSizeBytes?: number
}

interface Mark {
  readonly at: number
  readonly bytes: readonly number[]
}

const text = (words: string, at = 0): Mark => ({
  at,
  bytes: Array.from(words, (letter) => letter.charCodeAt(0)),
})
const bytes = (...given: readonly number[]): Mark => ({ at: 0, bytes: given })

/** https://github.com/qemu/qemu/tree/master/docs/interop and the formats' own specifications */
const marks: readonly (readonly [DiskFormat, Mark])[] = [
  ['qcow2', bytes(0x51, 0x46, 0x49, 0xfb)],
  ['vmdk', text('KDMV')],
  ['vmdk', text('# Disk DescriptorFile')],
  ['vhdx', text('vhdxfile')],
  ['vhd', text('conectix')],
  ['vdi', { at: 0x40, bytes: [0x7f, 0x10, 0xda, 0xbe] }],
  ['iso', text('CD001', 0x8001)],
]
const packings: readonly (readonly [string, Mark])[] = [
  ['gzip', bytes(0x1f, 0x8b)],
  ['xz', bytes(0xfd, 0x37, 0x7a, 0x58, 0x5a)],
  ['zip', bytes(0x50, 0x4b, 0x03, 0x04)],
  ['bzip2', text('BZh')],
  ['zstd', bytes(0x28, 0xb5, 0x2f, 0xfd)],
]
/** As far as the last mark reaches. */
const headBytes = 0x8006
/** Formats that are known by their beginning, and so can be told not to be there. */
const surelyMarked = new Set<DiskFormat>(['qcow2', 'vhdx', 'vdi', 'iso'])

const ends: Readonly<Record<string, DiskFormat>> = {
  qcow2: 'qcow2',
  qcow: 'qcow2',
  raw: 'raw',
  img: 'raw',
  dd: 'raw',
  iso: 'iso',
  vmdk: 'vmdk',
  vhd: 'vhd',
  vhdx: 'vhdx',
  vdi: 'vdi',
}

/** By the end of a file's name or address; many an `.img` is something else inside. */
export function formatByName(name: string): DiskFormat | undefined {
  const [, end = ''] = /\.([a-z0-9]+)(?:[?#].*)?$/i.exec(name) ?? []
  return Object.hasOwn(ends, end.toLowerCase()) ? ends[end.toLowerCase()] : undefined
}

/** Reads the beginning of a file. Throws what the browser says of one that can not be read. */
export async function fileFacts(file: Blob): Promise<FileFacts> {
  const buffer = await file.slice(0, headBytes).arrayBuffer()
  const head = new Uint8Array(buffer)
  const has = ({ at, bytes: wanted }: Mark) =>
    wanted.every((byte, index) => head[at + index] === byte)
  const packed = packings.find(([, mark]) => has(mark))?.[0]
  if (packed !== undefined) return { packed }
  const format = marks.find(([, mark]) => has(mark))?.[0]
  if (format === undefined) return {}
  // The header of QCOW2 tells the size of the disk in its bytes 24 to 31.
  if (format !== 'qcow2' || head.length < 32) return { format }
  return { format, virtualSizeBytes: Number(new DataView(buffer).getBigUint64(24)) }
}

const labelOf = (format: DiskFormat): string =>
  diskFormats.find(({ value }) => value === format)?.label ?? format

/** Why a file can not be what it is said to be; absent where it can. */
export function formatProblem(facts: FileFacts, chosen: DiskFormat): string | undefined {
  const { packed, format } = facts
  if (packed !== undefined) {
    return `The file is packed (${packed}): unpack it first. The cloud would store it as it is, and no server would start from it.`
  }
  // A disc that can be started from a stick is a raw disk too.
  if (format === chosen || (format === 'iso' && chosen === 'raw')) return undefined
  if (format !== undefined) {
    return `The file begins as ${labelOf(format)} does, and not as ${labelOf(chosen)}: choose ${labelOf(format)}.`
  }
  return surelyMarked.has(chosen)
    ? `The file does not begin as ${labelOf(chosen)} does: choose what it is.`
    : undefined
}
