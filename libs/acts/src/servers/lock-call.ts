import { computeVersions } from '@aloft/openstack/microversions'
import type { Subject } from '../act.ts'
import { serverAction, type UpstreamCall } from '../upstream-call.ts'

/** Locks a server, with a reason where there is one. */
export function lockCall(server: Subject, reason: string | undefined): UpstreamCall {
  return reason === undefined || reason === ''
    ? serverAction(server, { lock: null })
    : serverAction(server, { lock: { locked_reason: reason } }, computeVersions.lockReason)
}
