import type { Server } from '@aloft/openstack/server'
import { shownStatus } from '@aloft/openstack/server-status'
import { CopyText } from '@aloft/ui/CopyButton'
import { Status } from '@aloft/ui/Status'
import { Badge } from '@aloft/ui/Tag'

/** The line below the name: status, lock, region, id. */
export function ServerFacts({
  server,
  regionName,
}: {
  server: Server
  regionName: string
}) {
  const { tone, label } = shownStatus(server.status, server.taskState)
  const why = server.lockedReason === undefined ? '' : `: ${server.lockedReason}`
  return (
    <>
      <span role="status" aria-label={`Status: ${label}`}>
        <Status tone={tone}>{label}</Status>
      </span>
      {server.locked && <Badge tone="warn">{`Locked${why}`}</Badge>}
      <span>{regionName}</span>
      <CopyText text={server.id} />
    </>
  )
}
