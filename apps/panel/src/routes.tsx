import { loadPart } from '@aloft/ui/lazy-part'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { paths } from './paths.ts'
import { parseSearch, stringifySearch } from './search-params.ts'
import { FailurePage } from './shell/ErrorBoundary.tsx'
import { Gate } from './shell/Gate.tsx'
import { NotFoundPage } from './shell/NotFoundPage.tsx'

const root = createRootRoute({ component: Gate, notFoundComponent: NotFoundPage })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => redirect({ to: paths.servers(), replace: true, throw: true }),
})

/** A page, loaded when it is first wanted. `path` may hold parameters: `/servers/$region/$id`. */
function page(path: string, load: () => Promise<ComponentType>) {
  return createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(async () => ({ default: await loadPart(load) })),
  })
}

/** The page of one thing below its list, with and without the name of a tab. */
function detail(list: string, load: () => Promise<ComponentType>) {
  return [page(`${list}/$region/$id`, load), page(`${list}/$region/$id/$tab`, load)]
}

/** One line a page. */
const pages = [
  page(
    '/servers',
    async () => (await import('./features/servers/list/ServersPage.tsx')).ServersPage,
  ),
  page(
    paths.files(),
    async () => (await import('./features/files/FilesPage.tsx')).FilesPage,
  ),
  page(
    `${paths.files()}/$region/$id`,
    async () => (await import('./features/files/ContainerPage.tsx')).ContainerPage,
  ),
  page(
    '/servers/create',
    async () => (await import('./features/servers/create/CreatePage.tsx')).CreatePage,
  ),
  ...detail(
    paths.servers(),
    async () => (await import('./features/servers/detail/ServerPage.tsx')).ServerPage,
  ),
  page(
    paths.volumes(),
    async () => (await import('./features/volumes/VolumesPage.tsx')).VolumesPage,
  ),
  page(
    paths.createVolume(),
    async () => (await import('./features/volumes/CreateVolumePage.tsx')).CreateVolumePage,
  ),
  ...detail(
    paths.volumes(),
    async () => (await import('./features/volumes/VolumePage.tsx')).VolumePage,
  ),
  page(
    paths.snapshots(),
    async () => (await import('./features/volumes/SnapshotsPage.tsx')).SnapshotsPage,
  ),
  page(
    paths.backups(),
    async () => (await import('./features/volumes/BackupsPage.tsx')).BackupsPage,
  ),
  page(
    paths.quotas(),
    async () => (await import('./features/quotas/QuotasPage.tsx')).QuotasPage,
  ),
  page(
    paths.usage(),
    async () => (await import('./features/usage/UsagePage.tsx')).UsagePage,
  ),
  page(
    paths.access(),
    async () => (await import('./features/access/AccessPage.tsx')).AccessPage,
  ),
  page(
    paths.credentials(),
    async () => (await import('./features/access/CredentialsPage.tsx')).CredentialsPage,
  ),
  page(
    paths.images(),
    async () => (await import('./features/images/ImagesPage.tsx')).ImagesPage,
  ),
  page(
    paths.createImage(),
    async () =>
      (await import('./features/images/create/CreateImagePage.tsx')).CreateImagePage,
  ),
  ...detail(
    paths.images(),
    async () => (await import('./features/images/ImagePage.tsx')).ImagePage,
  ),
  page(
    paths.keyPairs(),
    async () => (await import('./features/key-pairs/KeyPairsPage.tsx')).KeyPairsPage,
  ),
  page(
    paths.serverGroups(),
    async () =>
      (await import('./features/server-groups/ServerGroupsPage.tsx')).ServerGroupsPage,
  ),
  ...detail(
    paths.serverGroups(),
    async () =>
      (await import('./features/server-groups/ServerGroupPage.tsx')).ServerGroupPage,
  ),
  page(paths.zones(), async () => (await import('./features/dns/ZonesPage.tsx')).ZonesPage),
  ...detail(
    paths.zones(),
    async () => (await import('./features/dns/ZonePage.tsx')).ZonePage,
  ),
  page(
    paths.networks(),
    async () => (await import('./features/networks/NetworksPage.tsx')).NetworksPage,
  ),
  page(
    paths.createNetwork(),
    async () =>
      (await import('./features/networks/CreateNetworkPage.tsx')).CreateNetworkPage,
  ),
  ...detail(
    paths.networks(),
    async () => (await import('./features/networks/NetworkPage.tsx')).NetworkPage,
  ),
  page(
    paths.routers(),
    async () => (await import('./features/networks/RoutersPage.tsx')).RoutersPage,
  ),
  ...detail(
    paths.routers(),
    async () => (await import('./features/networks/RouterPage.tsx')).RouterPage,
  ),
  page(
    paths.ports(),
    async () => (await import('./features/networks/PortsPage.tsx')).PortsPage,
  ),
  page(
    paths.topology(),
    async () =>
      (await import('./features/networks/topology/TopologyPage.tsx')).TopologyPage,
  ),
  page(
    paths.floatingIps(),
    async () =>
      (await import('./features/floating-ips/FloatingIpsPage.tsx')).FloatingIpsPage,
  ),
  ...detail(
    paths.floatingIps(),
    async () => (await import('./features/floating-ips/FloatingIpPage.tsx')).FloatingIpPage,
  ),
  page(
    paths.securityGroups(),
    async () =>
      (await import('./features/security-groups/SecurityGroupsPage.tsx'))
        .SecurityGroupsPage,
  ),
  ...detail(
    paths.securityGroups(),
    async () =>
      (await import('./features/security-groups/SecurityGroupPage.tsx')).SecurityGroupPage,
  ),
]

export const router = createRouter({
  routeTree: root.addChildren([home, ...pages]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error }) => <FailurePage error={error} />,
  scrollRestoration: true,
})
