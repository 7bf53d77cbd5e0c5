import type { Cell } from '@aloft/list/column'
import { clean } from '@aloft/list/fold'
import { serverList } from '@aloft/list/servers'
import type { ServerWords } from '@aloft/list/servers'
import {
  isRecord,
  readFlag,
  readList,
  readNumber,
  readRecord,
  readText,
} from '@aloft/openstack/json-reader'
import type { JsonRecord } from '@aloft/openstack/json-reader'
import { shownStatusKey, shownStatusWords } from '@aloft/openstack/shown-status'
import type { ImageNames } from './image-names.ts'

/** A server as a row of the list. */
export interface ServerRow {
  readonly id: string
  /** In the order of `serverColumns`. */
  readonly cells: readonly Cell[]
  /** Its state passes by itself: worth reading again soon. */
  readonly passing: boolean
}

/** The list of servers in the words of these regions. */
export function serversOf(regionName: ServerWords['regionName']) {
  return serverList({
    regionName,
    statusLabel: (key) => shownStatusWords(key).label,
    statusTone: (key) => shownStatusWords(key).tone,
  })
}

/** Column ids in the order of a row's cells. */
export const serverColumns: readonly string[] = serversOf((id) => id).columns.map(
  (column) => column.id,
)

const mebibyte = 1_048_576
const gibibyte = 1024 * mebibyte

/** True for a server that `changes-since` reports because it is gone. */
export function isGone(server: JsonRecord): boolean {
  return server.status === 'DELETED' || server.status === 'SOFT_DELETED'
}

/**
 * Reads one entry of `GET /servers/detail` straight into a row: this runs 10,000 times in the first answer.
 * Absent when it has no id.
 */
export function serverRow(
  value: unknown,
  region: string,
  images: ImageNames,
): ServerRow | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  if (id === undefined) return undefined
  const novaStatus = readText(value.status)?.toUpperCase() ?? 'UNKNOWN'
  const task = readText(value['OS-EXT-STS:task_state'])
  const flavor = readRecord(value.flavor)
  const imageId = readText(readRecord(value.image).id)
  const image = imageId === undefined ? undefined : images.get(imageId)
  const status = shownStatusKey(novaStatus, task)
  const created = Date.parse(String(value.created))
  const cells: Record<string, Cell> = {
    name: cleanText(value.name) ?? id,
    status,
    tags: tagsOf(value.tags),
    address: addressesOf(value.addresses),
    memory: sizeOf(flavor.ram, mebibyte),
    region,
    image: image?.name,
    flavor: cleanText(flavor.original_name) ?? cleanText(flavor.name),
    vcpus: readNumber(flavor.vcpus),
    disk: sizeOf(flavor.disk, gibibyte),
    created: Number.isNaN(created) ? undefined : created,
    family: image?.family,
    keyPair: cleanText(value.key_name),
    zone: cleanText(value['OS-EXT-AZ:availability_zone']),
    locked: readFlag(value.locked) ? 'locked' : undefined,
    id,
    novaStatus,
    task,
    vmState: readText(value['OS-EXT-STS:vm_state']),
    lockedReason: cleanText(value.locked_reason),
    neverLaunched: value['OS-SRV-USG:launched_at'] === null ? 'yes' : undefined,
    imageId,
  }
  return {
    id,
    cells: serverColumns.map((column) => cells[column]),
    passing: shownStatusWords(status).passing,
  }
}

function cleanText(value: unknown): string | undefined {
  const text = readText(value)
  return text === undefined ? undefined : clean(text)
}

function sizeOf(value: unknown, unit: number): number | undefined {
  const number = readNumber(value)
  return number === undefined ? undefined : number * unit
}

const noTags: readonly string[] = []

function tagsOf(value: unknown): readonly string[] {
  const tags = readList(value)
  if (tags.length === 0) return noTags
  return tags.flatMap((tag) => cleanText(tag) ?? []).sort()
}

/** Those that reach farthest first: floating IPv4, public, private, IPv6. */
function addressesOf(value: unknown): string | undefined {
  const found: { address: string; rank: number }[] = []
  for (const entries of Object.values(readRecord(value))) {
    for (const entry of readList(entries)) {
      const record = readRecord(entry)
      const address = cleanText(record.addr)
      if (address === undefined) continue
      found.push({ address, rank: addressRank(address, record['OS-EXT-IPS:type']) })
    }
  }
  if (found.length > 1) found.sort((a, b) => a.rank - b.rank)
  return found.length === 0 ? undefined : found.map(({ address }) => address).join(' ')
}

/** https://www.rfc-editor.org/rfc/rfc1918 */
const privateRanges = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/

function addressRank(address: string, type: unknown): number {
  if (address.includes(':')) return 3
  if (type === 'floating') return 0
  return privateRanges.test(address) ? 2 : 1
}
