import { randomUUID } from 'node:crypto'
import { toSeconds } from '../core/clock.ts'
import type { ServiceScope } from '../core/cloud.ts'
import type { Collection } from '../core/collection.ts'
import type { InProgress } from '../core/progress.ts'

/** One import under way or over. `pending`: the bytes are there and are being stored. */
export interface ImportTask extends InProgress {
  readonly type: 'api_image_import'
  readonly status: 'pending' | 'processing' | 'success' | 'failure'
  readonly owner: string
  readonly image_id: string
  readonly user_id: string
  readonly request_id: string
  readonly created_at: string
  readonly updated_at: string
  readonly input: Readonly<Record<string, unknown>>
  readonly result: Readonly<Record<string, unknown>> | null
  readonly message: string
}

export function openTasks({ cloud, region }: ServiceScope): Collection<ImportTask> {
  return cloud.store.collection<ImportTask>(region.id, 'image-task', ['image_id', 'owner'])
}

export function newTask(
  fields: Pick<ImportTask, 'owner' | 'image_id' | 'user_id' | 'request_id' | 'input'>,
  atMs: number,
): ImportTask {
  const at = toSeconds(atMs)
  return {
    ...fields,
    id: randomUUID(),
    type: 'api_image_import',
    status: 'pending',
    created_at: at,
    updated_at: at,
    result: null,
    message: '',
  }
}

/** As `GET /v2/images/<id>/tasks` shows it: straight from Glance's table. */
export const toImageTask = ({ pending: _pending, ...task }: ImportTask): object => ({
  ...task,
  expires_at: task.status === 'success' ? task.updated_at : null,
  deleted: false,
  deleted_at: null,
})

/** As `GET /v2/tasks/<id>` shows it. */
export const toTask = ({ pending: _pending, ...task }: ImportTask): object => ({
  ...task,
  self: `/v2/tasks/${task.id}`,
  schema: '/v2/schemas/task',
})
