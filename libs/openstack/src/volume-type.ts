import { compact, readEach, readRecord, readText } from './json-reader.ts'

/** A kind of storage. */
export interface VolumeType {
  readonly id: string
  readonly name: string
  readonly description?: string
  /** Volumes of it can be attached to several servers at once. */
  readonly multiattach: boolean
}

/**
 * Reads `GET /types`, in the cloud's order.
 * https://docs.openstack.org/api-ref/block-storage/v3/#list-all-volume-types
 */
export function parseVolumeTypes(answer: unknown): VolumeType[] {
  return readEach(answer, 'volume_types', (value) => {
    const record = readRecord(value)
    const id = readText(record.id)
    if (id === undefined) return undefined
    const specs = readRecord(record.extra_specs)
    return compact({
      id,
      name: readText(record.name) ?? id,
      description: readText(record.description),
      multiattach: readText(specs.multiattach) === '<is> True',
    })
  })
}
