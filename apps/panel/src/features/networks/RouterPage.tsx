import { routerActs } from '@aloft/acts/routers/router-acts'
import { ResourceDetail } from '../../details/ResourceDetail.tsx'
import { paths } from '../../paths.ts'
import { NetworkFacts } from './NetworkFacts.tsx'
import { routerKind } from './router-kind.ts'
import { RouterOverview } from './RouterOverview.tsx'

/** One router: what it joins, where it leads, which ways it knows. */
export function RouterPage() {
  return (
    <ResourceDetail
      kind={routerKind}
      list={paths.routers()}
      href={paths.router}
      facts={(router, regionName) => <NetworkFacts item={router} regionName={regionName} />}
      shownActs={() => [routerActs.addInterface, routerActs.edit, routerActs.delete]}
      tabs={[
        {
          id: 'overview',
          label: 'Overview',
          render: (router) => <RouterOverview router={router} />,
        },
      ]}
    />
  )
}
