import { compact, isRecord, readEach, readRecord, readText } from './json-reader.ts'

/** One import into an image, under way or over. */
export interface ImageTask {
  readonly id: string
  readonly status: 'pending' | 'processing' | 'success' | 'failure'
  /** What Glance says of it; of a failure seldom more than that it failed. */
  readonly message?: string
  /** Where the file is fetched from. */
  readonly uri?: string
  readonly createdAt?: string
}

const statuses = ['pending', 'processing', 'success', 'failure'] as const

function parseTask(value: unknown): ImageTask | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  const status = statuses.find((known) => known === value.status)
  if (id === undefined || status === undefined) return undefined
  const request = readRecord(readRecord(value.input).import_req)
  return compact({
    id,
    status,
    message: readText(value.message),
    uri: readText(readRecord(request.method).uri),
    createdAt: readText(value.created_at),
  })
}

/** The newest of `GET /v2/images/<id>/tasks`. https://docs.openstack.org/api-ref/image/v2/#show-tasks-associated-with-image */
export function parseNewestTask(answer: unknown): ImageTask | undefined {
  return readEach(answer, 'tasks', parseTask)
    .toSorted((a, b) => (a.createdAt ?? '').localeCompare(b.createdAt ?? ''))
    .at(-1)
}
