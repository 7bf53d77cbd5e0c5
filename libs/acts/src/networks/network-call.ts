import type { UpstreamCall } from '../upstream-call.ts'

/** A call to Neutron: `networkCall('dfw', 'PUT', ['routers', id], { router: … })`. */
export function networkCall(
  region: string,
  method: UpstreamCall['method'],
  path: readonly string[],
  body?: Readonly<Record<string, unknown>>,
): UpstreamCall {
  return {
    region,
    service: 'network',
    method,
    path: `/${path.map(encodeURIComponent).join('/')}`,
    ...(body === undefined ? {} : { body }),
  }
}

/** What was given and differs, for the body of a change. */
export function changes(
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  )
}
