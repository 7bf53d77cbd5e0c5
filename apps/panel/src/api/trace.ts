import { randomHex } from './random-id.ts'

/** A new W3C trace context (https://www.w3.org/TR/trace-context/): one trace for each request. */
export function newTrace(): { traceId: string; traceparent: string } {
  const traceId = randomHex(16)
  return { traceId, traceparent: `00-${traceId}-${randomHex(8)}-01` }
}
