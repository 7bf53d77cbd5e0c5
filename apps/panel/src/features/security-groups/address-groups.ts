import { readEach, readRecord, readText } from '@aloft/openstack/json-reader'
import { queryOptions } from '@tanstack/react-query'
import { readNetworkList } from '../../acts/network-pages.ts'

/** Ranges that rules name together. */
export interface AddressGroup {
  readonly id: string
  readonly name: string
}

/**
 * The groups of addresses of a region; none where the cloud does not have the extension, which answers
 * 404. https://docs.openstack.org/api-ref/network/v2/#list-address-groups
 */
export const addressGroupsQuery = (region: string) =>
  queryOptions({
    queryKey: ['cloud', region, 'address-groups'],
    staleTime: 60_000,
    retry: false,
    queryFn: ({ signal }): Promise<AddressGroup[]> =>
      readNetworkList(region, '/address-groups', 'address_groups', signal, (answer) =>
        readEach(answer, 'address_groups', (value) => {
          const record = readRecord(value)
          const id = readText(record.id)
          return id === undefined ? undefined : { id, name: readText(record.name) ?? id }
        }),
      ),
  })
