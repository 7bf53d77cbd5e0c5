/** Headers of one connection: https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** What lets somebody into the cloud, or says who somebody is (keystonemiddleware's own). */
const identity = [
  'authorization',
  'x-auth-token',
  'x-service-token',
  'x-subject-token',
  'x-storage-token',
  'x-auth-key',
  'x-identity-status',
  'x-roles',
  'x-user-id',
  'x-user-name',
  'x-user-domain-id',
  'x-project-id',
  'x-project-name',
  'x-project-domain-id',
  'x-tenant-id',
  'x-tenant-name',
]

const keptFromCloud: ReadonlySet<string> = new Set([
  ...hopByHop,
  ...identity,
  'host',
  'cookie',
  'expect',
  'origin',
  'referer',
  'forwarded',
  'via',
  'x-real-ip',
  'dnt',
  'priority',
  'save-data',
  'upgrade-insecure-requests',
  'traceparent',
  'x-openstack-request-id',
  'pragma',
])

/**
 * What browsers add of themselves when nothing is to come from their cache; Swift would keep it with
 * the object that is uploaded. https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
const isOfBrowserCache = (name: string, value: string | undefined): boolean =>
  name === 'cache-control' && (value === 'no-cache' || value === 'max-age=0')

function isKeptFromCloud(name: string): boolean {
  return (
    keptFromCloud.has(name) ||
    name.startsWith('sec-') ||
    name.startsWith('x-forwarded-') ||
    name.startsWith('x-aloft-')
  )
}

const keptFromBrowser: ReadonlySet<string> = new Set([
  ...hopByHop,
  ...identity,
  'set-cookie',
  'server',
  'x-powered-by',
  'via',
  'www-authenticate',
  'strict-transport-security',
  'alt-svc',
  'clear-site-data',
  'service-worker-allowed',
  'refresh',
  'cache-control',
  'pragma',
  'expires',
  'content-security-policy',
  'content-security-policy-report-only',
  'cross-origin-resource-policy',
  'x-content-type-options',
  'x-frame-options',
])

function isKeptFromBrowser(name: string): boolean {
  return (
    keptFromBrowser.has(name) ||
    name.startsWith('access-control-') ||
    // Of Swift: whoever has one signs addresses that open any object.
    name.includes('-temp-url-key') ||
    name === 'x-container-sync-key'
  )
}

/**
 * What came from the cloud is shown on the panel's own address, so a page among it (an object in
 * Swift can be one) must not run there, nor lie in a cache that the next person uses.
 */
const added = [
  'content-security-policy',
  "default-src 'none'; sandbox",
  'x-content-type-options',
  'nosniff',
  'cross-origin-resource-policy',
  'same-origin',
  'cache-control',
  'no-store',
] as const

/** Names that a `Connection` header adds to those of one connection. */
function connectionNames(pairs: readonly string[]): readonly string[] {
  const names: string[] = []
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const value = pairs[index + 1] ?? ''
    if (value === 'keep-alive' || pairs[index]?.toLowerCase() !== 'connection') continue
    names.push(...value.split(',').map((name) => name.trim().toLowerCase()))
  }
  return names
}

/**
 * Headers for the cloud from a browser's (names and values by turns, as Node gives them), without
 * those of the connection and those that are for the panel only.
 */
export function headersForCloud(pairs: readonly string[]): string[] {
  const ofConnection = connectionNames(pairs)
  const kept: string[] = []
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const name = pairs[index]?.toLowerCase() ?? ''
    if (isKeptFromCloud(name) || ofConnection.includes(name)) continue
    if (isOfBrowserCache(name, pairs[index + 1])) continue
    kept.push(name, pairs[index + 1] ?? '')
  }
  return kept
}

/** Headers for the browser from the cloud's, in the form that `writeHead` takes. */
export function headersForBrowser(pairs: readonly string[]): string[] {
  const ofConnection = connectionNames(pairs)
  const kept: string[] = []
  let requestId: string | undefined
  let hasRequestId = false
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const name = pairs[index]?.toLowerCase() ?? ''
    if (isKeptFromBrowser(name) || ofConnection.includes(name)) continue
    const value = pairs[index + 1] ?? ''
    if (name === 'x-openstack-request-id') hasRequestId = true
    else if (name === 'x-compute-request-id' || name === 'x-trans-id') requestId = value
    kept.push(name, value)
  }
  // Older services have names of their own for it; the panel knows one.
  if (!hasRequestId && requestId !== undefined) {
    kept.push('x-openstack-request-id', requestId)
  }
  kept.push(...added)
  return kept
}

/** The first value of a header among pairs. */
export function headerOf(pairs: readonly string[], wanted: string): string | undefined {
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    if (pairs[index]?.toLowerCase() === wanted) return pairs[index + 1]
  }
  return undefined
}
