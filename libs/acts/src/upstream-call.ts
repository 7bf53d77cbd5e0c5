import type { ServiceType } from '@aloft/openstack/service-type'

/** One call to the cloud, relative to the service's endpoint in the catalog of `region`. */
export interface UpstreamCall {
  readonly region: string
  readonly service: ServiceType
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `/servers/<id>/action` */
  readonly path: string
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is, instead of `body`; `contentType` says what it is. */
  readonly text?: string
  /** Name of a file that is sent as it is: for the equivalents alone. */
  readonly file?: string
  /** Beside those that every call has: object storage keeps what it knows of a thing in headers. */
  readonly headers?: Readonly<Record<string, string>>
  /** The answer is `{ headers, body }` instead of the body alone. */
  readonly answerHeaders?: true
  /** `2.79`; sent as `OpenStack-API-Version: <service> 2.79`. */
  readonly microversion?: string
  readonly contentType?: string
}

/** `POST /servers/<id>/action` with one of Nova's actions as its body. */
export function serverAction(
  server: { readonly region: string; readonly id: string },
  body: Readonly<Record<string, unknown>>,
  microversion?: string,
): UpstreamCall {
  return {
    region: server.region,
    service: 'compute',
    method: 'POST',
    path: `/servers/${encodeURIComponent(server.id)}/action`,
    body,
    ...(microversion === undefined ? {} : { microversion }),
  }
}
