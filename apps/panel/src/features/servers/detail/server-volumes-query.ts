import { readRecord } from '@aloft/openstack/json-reader'
import type { Server } from '@aloft/openstack/server'
import { parseVolume, type Volume } from '@aloft/openstack/volume'
import { volumeStatus } from '@aloft/openstack/volume-status'
import { queryOptions } from '@tanstack/react-query'
import { ApiError } from '../../../api/api-error.ts'
import { readCloud } from '../../../api/cloud.ts'

const busyMs = 1500
const restMs = 15_000

/** The volumes that the server has, as the block storage tells them; one that is gone is left out. */
export const serverVolumesQuery = ({ region, id, volumeIds }: Server) =>
  queryOptions({
    // Read again with everything of volumes after an act on one.
    queryKey: ['resources', 'volume', 'of-server', region, id, volumeIds.join(' ')],
    queryFn: async ({ signal }): Promise<Volume[]> => {
      const volumes = await Promise.all(
        volumeIds.map(async (volumeId) => readVolume(region, volumeId, signal)),
      )
      return volumes.filter((volume) => volume !== undefined)
    },
    placeholderData: (before) => before,
    refetchInterval: ({ state: { data } }) =>
      data?.some(({ status }) => volumeStatus(status).passing) === true ? busyMs : restMs,
  })

async function readVolume(
  region: string,
  id: string,
  signal: AbortSignal,
): Promise<Volume | undefined> {
  try {
    const path = `/volumes/${encodeURIComponent(id)}`
    const answer = await readCloud({ region, service: 'volumev3', path, signal })
    return parseVolume(readRecord(answer).volume, region)
  } catch (error) {
    if (error instanceof ApiError && error.details.status === 404) return undefined
    throw error
  }
}
