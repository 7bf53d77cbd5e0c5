import { readRecord, readText } from '@aloft/openstack/json-reader'
import { volumeVersions } from '@aloft/openstack/microversions'
import { parseVolumeMessages } from '@aloft/openstack/volume-message'
import { parseVolumeTransfers } from '@aloft/openstack/volume-transfer'
import type { Volume } from '@aloft/openstack/volume'
import { queryOptions } from '@tanstack/react-query'
import { readCloud } from '../../api/cloud.ts'

/** Why something of the volume failed, in the cloud's words; newest first. */
export const volumeMessagesQuery = ({ region, id }: Volume) =>
  queryOptions({
    queryKey: ['cloud', region, 'volume-messages', id],
    queryFn: async ({ signal }) =>
      parseVolumeMessages(
        await readCloud({
          region,
          service: 'volumev3',
          path: `/messages?resource_uuid=${encodeURIComponent(id)}`,
          microversion: volumeVersions.messages,
          signal,
        }),
      ),
  })

/** The offer of the volume to another project; absent when there is none. */
export const volumeTransferQuery = ({ region, id }: Volume) =>
  queryOptions({
    queryKey: ['cloud', region, 'volume-transfer', id],
    queryFn: async ({ signal }) => {
      const path = '/os-volume-transfer/detail'
      const answer = await readCloud({ region, service: 'volumev3', path, signal })
      const transfers = parseVolumeTransfers(answer, region)
      return transfers.find(({ volumeId }) => volumeId === id) ?? null
    },
  })

/** What a server is called; its id where it can't be read. */
export const serverNameQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'server-name', id],
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const path = `/servers/${encodeURIComponent(id)}`
      const answer = await readCloud({ region, service: 'compute', path, signal })
      return readText(readRecord(readRecord(answer).server).name) ?? id
    },
  })
