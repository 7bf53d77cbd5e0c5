import { compact, isRecord, readEach, readText } from './json-reader.ts'
import { readCinderTime } from './volume.ts'

/** An offer of a volume to whoever has the key. */
export interface VolumeTransfer {
  readonly region: string
  readonly id: string
  readonly name: string
  readonly volumeId: string
  /** ISO 8601, UTC; only in detailed answers. */
  readonly createdAt?: string
}

/**
 * Reads one transfer (`GET /os-volume-transfer/<id>`: pass the value of `transfer`). Absent when it has
 * no id. https://docs.openstack.org/api-ref/block-storage/v3/#volume-transfer
 */
export function parseVolumeTransfer(
  value: unknown,
  region: string,
): VolumeTransfer | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  if (id === undefined) return undefined
  return compact({
    region,
    id,
    name: readText(value.name) ?? id,
    volumeId: readText(value.volume_id) ?? '',
    createdAt: readCinderTime(value.created_at),
  })
}

/** Reads `GET /os-volume-transfer/detail`. */
export function parseVolumeTransfers(answer: unknown, region: string): VolumeTransfer[] {
  return readEach(answer, 'transfers', (entry) => parseVolumeTransfer(entry, region))
}
