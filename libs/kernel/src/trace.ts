import { randomUUID } from 'node:crypto'

/** W3C trace context of a request: https://www.w3.org/TR/trace-context/ */
export interface Trace {
  /** 32 hex digits; the same from the browser's click to the cloud. */
  readonly traceId: string
  /** To be handed on: a new span of that trace. */
  readonly traceparent: string
}

const traceparentForm = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/
const zeroTrace = '0'.repeat(32)

/** Goes on with the trace of an incoming `traceparent` header, or begins one. */
export function continueTrace(header: string | string[] | undefined): Trace {
  const match = typeof header === 'string' ? traceparentForm.exec(header) : null
  const given = match?.[1]
  const traceId = given === undefined || given === zeroTrace ? randomHex() : given
  return traceOf(traceId, match?.[3] ?? '01')
}

/** A `traceparent` for a call that belongs to a known trace. */
export function traceOf(traceId: string, flags = '01'): Trace {
  return {
    traceId,
    traceparent: `00-${traceId}-${randomHex().slice(0, 16)}-${flags}`,
  }
}

/** 32 hex digits. Node keeps random UUIDs in stock, which makes them ten times cheaper than bytes. */
function randomHex(): string {
  return randomUUID().replaceAll('-', '')
}
