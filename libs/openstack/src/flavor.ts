import {
  compact,
  isRecord,
  readEach,
  readFlag,
  readNumber,
  readText,
  readTextRecord,
} from './json-reader.ts'

/** A size of servers. https://docs.openstack.org/api-ref/compute/#show-flavor-details */
export interface Flavor {
  readonly id: string
  readonly name: string
  readonly memoryMegabytes: number
  readonly vcpus: number
  readonly diskGigabytes: number
  readonly ephemeralGigabytes: number
  readonly swapMegabytes: number
  readonly isPublic: boolean
  readonly disabled: boolean
  readonly description?: string
  readonly extraSpecs: Readonly<Record<string, string>>
}

export function parseFlavor(value: unknown): Flavor | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  if (id === undefined) return undefined
  return compact({
    id,
    name: readText(value.name) ?? id,
    memoryMegabytes: readNumber(value.ram) ?? 0,
    vcpus: readNumber(value.vcpus) ?? 0,
    diskGigabytes: readNumber(value.disk) ?? 0,
    ephemeralGigabytes: readNumber(value['OS-FLV-EXT-DATA:ephemeral']) ?? 0,
    swapMegabytes: readNumber(value.swap) ?? 0,
    isPublic: value['os-flavor-access:is_public'] !== false,
    disabled: readFlag(value['OS-FLV-DISABLED:disabled']),
    description: readText(value.description),
    extraSpecs: readTextRecord(value.extra_specs),
  })
}

/** Reads `GET /flavors/detail`; smallest memory first, then CPUs, disk and name. */
export function parseFlavors(answer: unknown): Flavor[] {
  return readEach(answer, 'flavors', parseFlavor).toSorted(
    (a, b) =>
      a.memoryMegabytes - b.memoryMegabytes ||
      a.vcpus - b.vcpus ||
      a.diskGigabytes - b.diskGigabytes ||
      a.name.localeCompare(b.name),
  )
}
