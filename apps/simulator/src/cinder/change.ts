import { randomUUID } from 'node:crypto'
import type { Collection } from '../core/collection.ts'
import type { BlockStorage } from './block-storage.ts'
import type { StoredThing, UserMessage } from './model.ts'

/** Parts of a stored thing to replace; a member that is `undefined` is removed. */
export type Change<T> = { readonly [Key in keyof T]?: T[Key] | undefined }

/** Writes a change and the time of it. */
export function put<T extends StoredThing>(
  { cloud }: BlockStorage,
  collection: Collection<T>,
  item: T,
  change: Change<T>,
  atMs = cloud.clock.now(),
): T {
  const changed = { ...item, updated_at: atMs, ...change }
  for (const [key, value] of Object.entries(changed)) {
    if (value === undefined) Reflect.deleteProperty(changed, key)
  }
  return collection.put(changed)
}

/** Puts the thing on its way: `step` is due after `seconds`. */
export function begin<T extends StoredThing>(
  storage: BlockStorage,
  collection: Collection<T>,
  item: T,
  change: Change<T>,
  next: { step: string; seconds: number; requestId: string },
): T {
  const { step, seconds, requestId } = next
  const dueAt = storage.cloud.clock.after(seconds)
  const pending = { step, dueAt, requestId }
  return put(storage, collection, item, { ...change, pending })
}

const KINDS = {
  volume: 'VOLUME',
  'volume-snapshot': 'VOLUME_SNAPSHOT',
  'volume-backup': 'VOLUME_BACKUP',
} as const

/**
 * Leaves the customer a word on what failed. `code` is Cinder's of action and detail, as in
 * `001_003` (cinder.message.message_field).
 */
export function tellFailure(
  { messages }: BlockStorage,
  kind: keyof typeof KINDS,
  item: StoredThing,
  { code, text, atMs }: { code: string; text: string; atMs: number },
): UserMessage {
  return messages.put({
    id: randomUUID(),
    project_id: item.project_id,
    event_id: `VOLUME_${KINDS[kind]}_${code}`,
    user_message: text,
    resource_type: KINDS[kind],
    resource_uuid: item.id,
    request_id: item.pending?.requestId ?? '',
    created_at: atMs,
  })
}
