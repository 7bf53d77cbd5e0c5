import type { FastifyRequest } from 'fastify'
import { type Caller, mayChange } from '../core/caller.ts'
import type { Cloud } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { allowsGroup, allowsReferrer, parseAcl } from './acl.ts'
import type { Address } from './address.ts'
import type { Account, Container } from './containers.ts'
import { SwiftFault } from './fault.ts'
import { checkTemporaryUrl, isTemporaryUrl } from './temporary-url.ts'

/** How a request got in. */
export interface Access {
  readonly caller?: Caller
  /** Sees keys and access lists, and may do all. */
  readonly isOwner: boolean
  /** By the signature of a temporary URL. */
  readonly isTemporary: boolean
}

/** What access is judged by; the container is missing when there is none. */
export interface Judged {
  readonly account: () => Promise<Account>
  readonly container: Container | undefined
}

const reads: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * keystoneauth's rules, with `member` and `admin` as operators and `reader` as the role that may
 * read (`project_reader_roles`). Throws 401 for somebody unknown, 403 for somebody known.
 * https://docs.openstack.org/swift/latest/overview_auth.html#keystone-auth
 */
export async function authorise(
  cloud: Cloud,
  request: FastifyRequest,
  address: Address,
  judged: Judged,
): Promise<Access> {
  if (isTemporaryUrl(address.query) && address.object !== undefined) {
    await checkTemporaryUrl(request.method, address, judged, cloud.clock.now())
    return { isOwner: false, isTemporary: true }
  }
  const caller = callerIn(cloud, request)
  if (caller && address.account === `AUTH_${caller.projectId ?? ''}`) {
    if (mayChange(caller)) return { caller, isOwner: true, isTemporary: false }
    if (caller.roles.includes('reader') && reads.has(request.method))
      return { caller, isOwner: false, isTemporary: false }
  }
  if (judged.container && isGranted(request, address, judged.container, caller))
    return { ...(caller && { caller }), isOwner: false, isTemporary: false }
  throw caller ? new Fault(403, '') : unauthorized(address.account)
}

function callerIn(cloud: Cloud, request: FastifyRequest): Caller | undefined {
  const token = request.headers['x-auth-token'] ?? request.headers['x-storage-token']
  if (typeof token !== 'string') return undefined
  const caller = cloud.callerOfToken(token)
  if (caller) return caller
  throw unauthorized('unknown')
}

/** By the container's own lists; they never grant changes of the container itself. */
function isGranted(
  request: FastifyRequest,
  address: Address,
  { metadata }: Container,
  caller: Caller | undefined,
): boolean {
  const isRead = reads.has(request.method)
  if (!isRead && address.object === undefined) return false
  const grants = parseAcl(metadata[isRead ? 'x-container-read' : 'x-container-write'])
  if (caller && allowsGroup(grants, caller)) return true
  if (!isRead || !allowsReferrer(grants, request.headers.referer)) return false
  return address.object !== undefined || grants.listings || isWebPage(request, metadata)
}

/** A static website's own pages need no right to list. */
function isWebPage(request: FastifyRequest, metadata: Container['metadata']): boolean {
  return (
    request.headers['x-auth-token'] === undefined &&
    metadata['x-container-meta-web-index'] !== undefined
  )
}

function unauthorized(account: string): SwiftFault {
  return new SwiftFault(401, '', { 'www-authenticate': `Swift realm="${account}"` })
}
