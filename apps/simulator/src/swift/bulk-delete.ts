import { STATUS_CODES } from 'node:http'
import { Fault } from '../core/fault.ts'
import { parseObjectPath } from './address.ts'
import type { Exchange } from './world.ts'

const mostAtOnce = 10_000

/** What came of it, as Swift tells it. */
export interface BulkResult {
  deleted: number
  notFound: number
  errors: [name: string, status: string][]
  /** What is wrong with the whole request. */
  body?: string
}

/**
 * Deletes what the lines of the body name (`container/object`, or an empty container), encoded as
 * in an address. https://docs.openstack.org/swift/latest/middleware.html#bulk-delete
 */
export async function bulkDelete(exchange: Exchange): Promise<unknown> {
  const { request, store, address, access } = exchange
  if (!access.isOwner) throw new Fault(403, '')
  const lines = (await readText(request.raw)).split('\n').map((line) => line.trim())
  const named = lines.filter((line) => line !== '')
  if (named.length > mostAtOnce)
    throw new Fault(413, `Maximum Bulk Deletes: ${mostAtOnce} per request`)
  const result: BulkResult = { deleted: 0, notFound: 0, errors: [] }
  if (named.length === 0) result.body = 'Invalid bulk delete.'
  for (const line of named) {
    await deleteOne(line, result, async () => {
      const { container, object } = parseObjectPath(line)
      if (object === '') {
        await store.containers.remove(address.account, container)
        return true
      }
      return store.objects.remove({ account: address.account, container }, object)
    })
  }
  return sendBulkResult(exchange, result)
}

/** Counts what became of one. */
async function deleteOne(
  name: string,
  result: BulkResult,
  remove: () => Promise<boolean>,
): Promise<void> {
  try {
    if (await remove()) result.deleted += 1
    else result.notFound += 1
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    if (error.status === 404) result.notFound += 1
    else result.errors.push([name, `${error.status} ${STATUS_CODES[error.status]}`])
  }
}

/** Answers with 200 whatever came of it: the status is in the body. */
export function sendBulkResult(
  { request, reply }: Exchange,
  { deleted, notFound, errors, body = '' }: BulkResult,
): unknown {
  const status = errors.length > 0 || body !== '' ? '400 Bad Request' : '200 OK'
  if (request.headers.accept?.includes('application/json')) {
    return reply.type('application/json; charset=utf-8').send(
      JSON.stringify({
        'Response Status': status,
        'Response Body': body,
        'Number Deleted': deleted,
        'Number Not Found': notFound,
        Errors: errors,
      }),
    )
  }
  const lines = [
    `Number Deleted: ${deleted}`,
    `Number Not Found: ${notFound}`,
    `Response Body: ${body}`,
    `Response Status: ${status}`,
    'Errors:',
    ...errors.map(([name, why]) => `${name}, ${why}`),
  ]
  return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`)
}

/** The body as text; a manifest or a list of names, never a file. Throws 413 above the bound. */
export async function readText(
  source: AsyncIterable<Uint8Array>,
  limitBytes = 16 * 1024 * 1024,
): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source) {
    size += chunk.length
    if (size > limitBytes) throw new Fault(413, '')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
