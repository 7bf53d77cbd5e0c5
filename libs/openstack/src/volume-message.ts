import { compact, readEach, readRecord, readText } from './json-reader.ts'
import { readCinderTime } from './volume.ts'

/** Why something failed, in Cinder's words for a customer. */
export interface VolumeMessage {
  readonly id: string
  /** `schedule allocate volume: Could not find any available weighted backend.` */
  readonly text: string
  readonly resourceId?: string
  readonly requestId?: string
  readonly at?: string
}

/**
 * Reads `GET /messages` (3.3 on; by resource: 3.5), newest first.
 * https://docs.openstack.org/api-ref/block-storage/v3/#messages
 */
export function parseVolumeMessages(answer: unknown): VolumeMessage[] {
  return readEach(answer, 'messages', (value) => {
    const record = readRecord(value)
    const id = readText(record.id)
    const text = readText(record.user_message)
    if (id === undefined || text === undefined) return undefined
    return compact({
      id,
      text,
      resourceId: readText(record.resource_uuid),
      requestId: readText(record.request_id),
      at: readCinderTime(record.created_at),
    })
  })
}
