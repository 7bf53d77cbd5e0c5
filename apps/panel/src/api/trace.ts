/** A new W3C trace context (https://www.w3.org/TR/trace-context/): one trace for each request. */
export function newTrace(): { traceId: string; traceparent: string } {
  const traceId = randomHex(16)
  return { traceId, traceparent: `00-${traceId}-${randomHex(8)}-01` }
}

function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes))
  return Array.from(values, (value) => value.toString(16).padStart(2, '0')).join('')
}
