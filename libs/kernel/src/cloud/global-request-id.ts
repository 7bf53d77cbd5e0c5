/**
 * The trace as OpenStack's global request id, which services write beside their own ids, so that one
 * id leads from a click to Nova's log. Must have the form of a UUID:
 * https://docs.openstack.org/oslo.middleware/latest/reference/middleware.html#request-id
 */
export function globalRequestId(traceId: string): string {
  const part = (from: number, to: number) => traceId.slice(from, to)
  return `req-${part(0, 8)}-${part(8, 12)}-${part(12, 16)}-${part(16, 20)}-${part(20, 32)}`
}
