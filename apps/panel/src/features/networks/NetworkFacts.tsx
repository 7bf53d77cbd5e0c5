import { networkStatusWords, shownNetworkStatus } from '@aloft/openstack/network-status'
import { CopyText } from '@aloft/ui/CopyButton'
import { Status } from '@aloft/ui/Status'

/** The line below the name of a network or a router. */
export function NetworkFacts({
  item,
  regionName,
}: {
  item: { readonly id: string; readonly status: string; readonly adminStateUp: boolean }
  regionName: string
}) {
  const { tone, label } = networkStatusWords(shownNetworkStatus(item))
  return (
    <>
      <span role="status" aria-label={`Status: ${label}`}>
        <Status tone={tone}>{label}</Status>
      </span>
      <span>{regionName}</span>
      <CopyText text={item.id} />
    </>
  )
}
