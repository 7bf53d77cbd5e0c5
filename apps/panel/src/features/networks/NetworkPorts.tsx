import { portActs } from '@aloft/acts/ports/port-acts'
import type { Network } from '@aloft/openstack/network'
import { Card } from '@aloft/ui/Page'
import { useQuery } from '@tanstack/react-query'
import { ActButton } from '../../acts/ActButton.tsx'
import { QueryStates } from '../../acts/QueryStates.tsx'
import { PortTable } from './PortTable.tsx'
import { NetworkQuota } from '../../acts/NetworkQuota.tsx'
import { surroundingsQuery } from './surroundings.ts'

/** The ports of one network, with who has them. */
export function NetworkPorts({ network }: { network: Network }) {
  const query = useQuery(surroundingsQuery(network.region))
  return (
    <Card
      title="Ports"
      flush
      actions={
        <ActButton
          head={portActs.create}
          subjects={[]}
          size="small"
          initial={{ region: network.region, network: network.id }}
          note={<NetworkQuota name="port" label="Ports" />}
        />
      }
    >
      <QueryStates query={query} failed="The ports could not be read" rows={6}>
        {(around) => (
          <PortTable
            label={`Ports of ${network.name}`}
            ports={around.ports.filter(({ networkId }) => networkId === network.id)}
            around={around}
          />
        )}
      </QueryStates>
    </Card>
  )
}
