import { globalRequestId } from '@aloft/kernel/cloud/global-request-id'
import { traceOf } from '@aloft/kernel/trace'
import { endpointOf, pathAt } from '../cloud/endpoint.ts'
import { servicesOf, type GatewayDeps } from '../gateway-services.ts'
import type { ActiveSession } from '../session/session.ts'
import type { UploadFacts } from './upload.ts'
import { UploadStream } from './upload-stream.ts'

/**
 * Begins the request that carries the file, and records it when it ends.
 * https://docs.openstack.org/api-ref/image/v2/#upload-binary-image-data
 */
export function openUploadStream(
  deps: GatewayDeps,
  session: ActiveSession,
  { region, imageId }: UploadFacts,
  traceId: string,
): UploadStream {
  const { dispatcher, record } = servicesOf(deps)
  const endpoint = endpointOf(session.endpoints, region, 'image')
  const path = pathAt(endpoint, `/images/${encodeURIComponent(imageId)}/file`)
  const startedAt = performance.now()
  const stream = new UploadStream(dispatcher, {
    origin: endpoint.origin,
    path,
    headers: {
      accept: 'application/json',
      'x-auth-token': session.token,
      traceparent: traceOf(traceId).traceparent,
      'x-openstack-request-id': globalRequestId(traceId),
    },
  })
  void stream.verdict.then((verdict) => {
    record({
      username: session.user.name,
      account: session.project.name,
      verb: 'PUT',
      url: endpoint.origin + path,
      region,
      service: 'image',
      durationMs: performance.now() - startedAt,
      traceId,
      requestId: verdict.kind === 'answered' ? verdict.requestId : undefined,
      end:
        verdict.kind === 'answered'
          ? { kind: 'answered', code: verdict.status }
          : { kind: 'failed', reason: verdict.error.message },
    })
  })
  return stream
}
