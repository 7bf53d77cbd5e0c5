import { networkActs } from '@aloft/acts/networks/network-acts'
import { subnetActs } from '@aloft/acts/subnets/subnet-acts'
import { ResourceDetail } from '../../details/ResourceDetail.tsx'
import { paths } from '../../paths.ts'
import { networkKind } from './network-kind.ts'
import { NetworkFacts } from './NetworkFacts.tsx'
import { NetworkOverview } from './NetworkOverview.tsx'
import { NetworkPorts } from './NetworkPorts.tsx'

/** One network: its subnets, who uses it, its ports. */
export function NetworkPage() {
  return (
    <ResourceDetail
      kind={networkKind}
      list={paths.networks()}
      href={paths.network}
      facts={(network, regionName) => (
        <NetworkFacts item={network} regionName={regionName} />
      )}
      shownActs={() => [subnetActs.create, networkActs.edit, networkActs.delete]}
      tabs={[
        {
          id: 'overview',
          label: 'Overview',
          render: (network) => <NetworkOverview network={network} />,
        },
        {
          id: 'ports',
          label: 'Ports',
          render: (network) => <NetworkPorts network={network} />,
        },
      ]}
    />
  )
}
