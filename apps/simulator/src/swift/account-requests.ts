import { Fault } from '../core/fault.ts'
import { bulkDelete } from './bulk-delete.ts'
import type { Account } from './containers.ts'
import { listPage, parseListQuery } from './listing.ts'
import { sendListing } from './listing-reply.ts'
import { headersOf, mergedMetadata } from './metadata.ts'
import { type Exchange, toListed, toTimestamp } from './world.ts'

/** HEAD, GET and POST of `/v1/<account>`, and the bulk deletion that is asked for there. */
export async function accountRequest(exchange: Exchange): Promise<unknown> {
  const { request, reply, store, address } = exchange
  if (address.query.has('bulk-delete') && ['POST', 'DELETE'].includes(request.method))
    return bulkDelete(exchange)
  switch (request.method) {
    case 'HEAD': {
      await store.objects.reap(address.account)
      tell(exchange, await store.containers.account(address.account))
      return reply.code(204).send()
    }
    case 'GET': {
      await store.objects.reap(address.account)
      tell(exchange, await store.containers.account(address.account))
      const rows = await listPage(parseListQuery(address.query), (range) =>
        store.containers.list(address.account, range),
      )
      return sendListing(exchange, rows, (container) => ({
        name: container.name,
        count: container.objects,
        bytes: container.bytes,
        last_modified: toListed(container.changedAt),
      }))
    }
    case 'POST': {
      // How much it may hold is for those who run the cloud to say.
      const bounds = 'x-account-meta-quota-bytes' in request.headers
      if (bounds && exchange.access.caller?.isAdmin !== true) throw new Fault(403, '')
      const { metadata } = await store.containers.account(address.account)
      await store.containers.keepAccount(
        address.account,
        mergedMetadata('account', metadata, request.headers),
      )
      return reply.code(204).send()
    }
    default:
      throw new Fault(405, '')
  }
}

function tell({ reply, access }: Exchange, account: Account): void {
  const visible = Object.entries(account.metadata).filter(
    ([name]) => access.isOwner || !name.includes('temp-url-key'),
  )
  reply.headers({
    'x-account-container-count': account.containers,
    'x-account-object-count': account.objects,
    'x-account-bytes-used': account.bytes,
    'x-timestamp': toTimestamp(account.changedAt),
    'accept-ranges': 'bytes',
    ...headersOf(Object.fromEntries(visible)),
  })
}
