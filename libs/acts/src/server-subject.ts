import type { Server, ServerFlavor } from '@aloft/openstack/server'
import type { ServerInState } from '@aloft/openstack/server-states'
import type { Subject } from './act.ts'

/**
 * A server as acts know it: a row of a list is enough to draw buttons; the gateway reads the whole
 * server again before it acts.
 */
export interface ServerSubject extends Subject, ServerInState {
  /** Absent for servers that boot from a volume (or where the list has not told). */
  readonly imageId?: string
  readonly volumeIds?: readonly string[]
  readonly flavor?: ServerFlavor
  readonly tags?: readonly string[]
  readonly metadata?: Readonly<Record<string, string>>
  readonly securityGroups?: readonly string[]
}

/** It boots from a volume: some acts need a later version of the API then. */
export function bootsFromVolume(server: ServerSubject | Server): boolean {
  return server.imageId === undefined && (server.volumeIds?.length ?? 0) > 0
}
