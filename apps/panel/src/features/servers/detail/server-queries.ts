import { parseInstanceAction, parseInstanceActions } from '@aloft/openstack/instance-action'
import { readRecord } from '@aloft/openstack/json-reader'
import { computeVersions } from '@aloft/openstack/microversions'
import { parseServer, type Server } from '@aloft/openstack/server'
import { shownStatus } from '@aloft/openstack/server-status'
import { queryOptions } from '@tanstack/react-query'
import { onTouched, wasTouched } from '../../../acts/touched.ts'
import { readCloud } from '../../../api/cloud.ts'
import { pollInterval } from '../../../api/poll-interval.ts'

const busyMs = 1500
const restMs = 15_000
/** After an act the cloud may need a moment until its state tells of it. */
const afterActMs = 12_000

onTouched((client, kinds) => {
  if (kinds.has('server')) void client.invalidateQueries({ queryKey: ['server'] })
})

const path = (id: string) => `/servers/${encodeURIComponent(id)}`

/** One server as the cloud has it now. */
export async function readServer(
  region: string,
  id: string,
  signal?: AbortSignal,
): Promise<Server> {
  const answer = await readCloud({
    region,
    service: 'compute',
    path: path(id),
    microversion: computeVersions.read,
    ...(signal !== undefined && { signal }),
  })
  const server = parseServer(readRecord(answer).server, region)
  if (server === undefined) throw new Error('The answer holds no server.')
  return server
}

/** One server, followed closely while something is under way with it. */
export const serverQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['server', region, id],
    queryFn: ({ signal }) => readServer(region, id, signal),
    refetchInterval: ({ state: { data, error } }) => {
      const busy = data !== undefined && shownStatus(data.status, data.taskState).passing
      return pollInterval(error, busy || wasTouched('server', afterActMs) ? busyMs : restMs)
    },
  })

export const actionsQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['server', region, id, 'actions'],
    refetchInterval: () => (wasTouched('server', afterActMs) ? busyMs * 2 : restMs),
    queryFn: async ({ signal }) =>
      parseInstanceActions(
        await readCloud({
          region,
          service: 'compute',
          path: `${path(id)}/os-instance-actions`,
          microversion: computeVersions.actionEvents,
          signal,
        }),
      ),
  })

/** One action with its steps. */
export const actionQuery = (region: string, id: string, requestId: string) =>
  queryOptions({
    queryKey: ['server', region, id, 'actions', requestId],
    queryFn: async ({ signal }) => {
      const answer = await readCloud({
        region,
        service: 'compute',
        path: `${path(id)}/os-instance-actions/${encodeURIComponent(requestId)}`,
        microversion: computeVersions.actionEvents,
        signal,
      })
      return parseInstanceAction(readRecord(answer).instanceAction) ?? null
    },
  })
