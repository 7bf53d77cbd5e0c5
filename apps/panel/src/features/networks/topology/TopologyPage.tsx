import { EmptyState } from '@aloft/ui/EmptyState'
import { Card, PageBody, PageHeader } from '@aloft/ui/Page'
import { Select } from '@aloft/ui/Select'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { QueryStates } from '../../../acts/QueryStates.tsx'
import { paths } from '../../../paths.ts'
import { useSession } from '../../../session/session.ts'
import { usePageTitle } from '../../../shell/page-title.ts'
import { surroundingsQuery } from '../surroundings.ts'
import { topologyOf } from './topology-model.ts'
import { TopologyPicture } from './TopologyPicture.tsx'
import { TopologyTable } from './TopologyTable.tsx'

/** The region in the address, when it is one that has networks; else the first. */
function readRegion(search: object): string | undefined {
  const region: unknown = Reflect.get(search, 'region')
  return typeof region === 'string' ? region : undefined
}

/** Who joins whom in a region: a picture, and the same as a table. */
export function TopologyPage() {
  usePageTitle('Topology')
  const { regions } = useSession()
  const navigate = useNavigate()
  const offering = regions.filter(({ services }) => services.includes('network'))
  const asked = readRegion(useSearch({ strict: false }))
  const region = offering.find(({ id }) => id === asked) ?? offering[0]
  const query = useQuery({
    ...surroundingsQuery(region?.id ?? ''),
    enabled: region !== undefined,
  })
  return (
    <>
      <PageHeader
        title="Topology"
        actions={
          <Select
            label="Region"
            labelHidden
            value={region?.id}
            onChange={(id) =>
              void navigate({ to: paths.topology(), search: { region: id }, replace: true })
            }
            options={offering.map(({ id, name }) => ({ value: id, label: name }))}
          />
        }
      />
      <PageBody>
        <QueryStates query={query} failed="The networks could not be read" rows={8}>
          {(around) => {
            const topology = topologyOf(around)
            const isEmpty = topology.networks.length + topology.routers.length === 0
            return isEmpty ? (
              <EmptyState
                title={`No network in ${region?.name ?? 'this region'} yet`}
                actions={<Link to={paths.createNetwork()}>Create network</Link>}
              />
            ) : (
              <>
                <Card title={`Networks of ${region?.name ?? ''}`}>
                  <TopologyPicture
                    key={region?.id}
                    region={region?.id ?? ''}
                    topology={topology}
                  />
                </Card>
                <Card title="The same as a table" flush>
                  <TopologyTable region={region?.id ?? ''} topology={topology} />
                </Card>
              </>
            )
          }}
        </QueryStates>
      </PageBody>
    </>
  )
}
