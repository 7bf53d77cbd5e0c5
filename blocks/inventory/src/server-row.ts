import type { Cell } from '@aloft/list/column'
import { clean } from '@aloft/list/fold'
import { serverList } from '@aloft/list/servers'
import {
  isRecord,
  readFlag,
  readList,
  readNumber,
  readRecord,
  readText,
} from '@aloft/openstack/json-reader'
import type { JsonRecord } from '@aloft/openstack/json-reader'
import {
  shownStatusKey,
  shownStatusWords,
  typedStatusKey,
} from '@aloft/openstack/shown-status'
import type { ImageNames } from './image-names.ts'

/** A server as a row of the list. */
export interface ServerRow {
  readonly id: string
  /** In the order of `serverColumns`. */
  readonly cells: readonly Cell[]
  /** Its state passes by itself: worth reading again soon. */
  readonly passing: boolean
}

/** The list of servers in the words of these regions: their names by id. */
export function serversOf(regions?: ReadonlyMap<string, string>) {
  return serverList({
    regionName: (id) => regions?.get(id) ?? id,
    regions: regions && [...regions.keys()],
    statusLabel: (key) => shownStatusWords(key).label,
    statusTone: (key) => shownStatusWords(key).tone,
    statusKey: typedStatusKey,
  })
}

/** Column ids in the order of a row's cells. */
export const serverColumns: readonly string[] = serversOf().columns.map(
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
  const { key: status, passing } = statusOf(novaStatus, task)
  const created = typeof value.created === 'string' ? Date.parse(value.created) : Number.NaN
  // In the order of `serverColumns`, which a test holds against this.
  const cells: Cell[] = [
    cleanText(value.name) ?? id,
    status,
    tagsOf(value.tags),
    addressesOf(value.addresses),
    sizeOf(flavor.ram, mebibyte),
    region,
    image?.name,
    cleanText(flavor.original_name) ?? cleanText(flavor.name),
    readNumber(flavor.vcpus),
    sizeOf(flavor.disk, gibibyte),
    Number.isNaN(created) ? undefined : created,
    image?.family,
    cleanText(value.key_name),
    cleanText(value['OS-EXT-AZ:availability_zone']),
    readFlag(value.locked) ? 'locked' : undefined,
    id,
    novaStatus,
    task,
    readText(value['OS-EXT-STS:vm_state']),
    cleanText(value.locked_reason),
    value['OS-SRV-USG:launched_at'] === null ? 'yes' : undefined,
    imageId,
  ]
  return { id, cells, passing }
}

const statuses = new Map<string, { key: string; passing: boolean }>()

/** The status that is shown; worked out once for each pair of status and task. */
function statusOf(status: string, task: string | undefined) {
  const pair = `${status} ${task ?? ''}`
  const known = statuses.get(pair)
  if (known !== undefined) return known
  const key = shownStatusKey(status, task)
  const shown = { key, passing: shownStatusWords(key).passing }
  // Nova has a few dozen of both: a cloud that makes up more must not fill the memory.
  if (statuses.size < 1000) statuses.set(pair, shown)
  return shown
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
const tagSets = new Map<string, readonly string[]>()

/** In alphabetical order. Servers with the same tags share one list: a fleet has few sets of them. */
function tagsOf(value: unknown): readonly string[] {
  const tags = readList(value)
  if (tags.length === 0) return noTags
  const key = tags.join('\0')
  const known = tagSets.get(key)
  if (known !== undefined) return known
  const sorted = tags.flatMap((tag) => cleanText(tag) ?? []).sort()
  if (tagSets.size < 10_000) tagSets.set(key, sorted)
  return sorted
}

/** Those that reach farthest first: floating IPv4, public, private, IPv6. */
function addressesOf(value: unknown): string | undefined {
  const ranks: [string, string, string, string] = ['', '', '', '']
  const networks = readRecord(value)
  for (const network in networks) {
    for (const entry of readList(networks[network])) {
      const record = readRecord(entry)
      const address = cleanText(record.addr)
      if (address === undefined) continue
      const rank = addressRank(address, record['OS-EXT-IPS:type'])
      ranks[rank] += ranks[rank] === '' ? address : ` ${address}`
    }
  }
  return ranks.filter((addresses) => addresses !== '').join(' ') || undefined
}

/** https://www.rfc-editor.org/rfc/rfc1918 */
const privateRanges = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/

function addressRank(address: string, type: unknown): 0 | 1 | 2 | 3 {
  if (address.includes(':')) return 3
  if (type === 'floating') return 0
  return privateRanges.test(address) ? 2 : 1
}
