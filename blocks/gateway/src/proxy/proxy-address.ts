/** What `/api/cloud/<region>/<service>/<path>` asks for. */
export interface ProxyAddress {
  readonly region: string
  readonly service: string
  /** Below the endpoint, still encoded, with a slash at its beginning. */
  readonly path: string
  /** With its question mark; empty when there is none. */
  readonly query: string
}

export const proxyPrefix = '/api/cloud/'

/** Takes a request's address apart without touching its encoding; absent when it names no service. */
export function parseProxyAddress(url: string): ProxyAddress | undefined {
  const queryAt = url.indexOf('?')
  const whole = queryAt < 0 ? url : url.slice(0, queryAt)
  const regionEnd = whole.indexOf('/', proxyPrefix.length)
  if (regionEnd < 0) return undefined
  const serviceEnd = whole.indexOf('/', regionEnd + 1)
  const region = decode(whole.slice(proxyPrefix.length, regionEnd))
  const service = decode(
    serviceEnd < 0 ? whole.slice(regionEnd + 1) : whole.slice(regionEnd + 1, serviceEnd),
  )
  if (!region || !service) return undefined
  return {
    region,
    service,
    path: serviceEnd < 0 ? '/' : whole.slice(serviceEnd),
    query: queryAt < 0 ? '' : url.slice(queryAt),
  }
}

function decode(text: string): string | undefined {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
