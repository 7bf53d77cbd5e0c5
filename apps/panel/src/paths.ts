/** The page of one thing, or a part of it. */
function detail(list: string, region: string, id: string, tab: string | undefined): string {
  const page = `${list}/${encodeURIComponent(region)}/${encodeURIComponent(id)}`
  return tab === undefined ? page : `${page}/${tab}`
}

/** Every address of the panel, in one place. Parameters are encoded; `paths.test.ts` pins them. */
export const paths = {
  home: () => '/',
  servers: () => '/servers',
  keyPairs: () => '/key-pairs',
  serverGroups: () => '/server-groups',
  serverGroup: (region: string, id: string, tab?: string) =>
    detail('/server-groups', region, id, tab),
  quotas: () => '/quotas',
  usage: () => '/usage',
  access: () => '/access',
  credentials: () => '/credentials',
  zones: () => '/dns/zones',
  zone: (region: string, id: string, tab?: string) => detail('/dns/zones', region, id, tab),
  images: () => '/images',
  createImage: () => '/images/create',
  image: (region: string, id: string, tab?: string) => detail('/images', region, id, tab),
  files: () => '/files',
  container: (region: string, name: string) => detail('/files', region, name, undefined),
  floatingIps: () => '/floating-ips',
  floatingIp: (region: string, id: string, tab?: string) =>
    detail('/floating-ips', region, id, tab),
  securityGroups: () => '/security-groups',
  securityGroup: (region: string, id: string, tab?: string) =>
    detail('/security-groups', region, id, tab),
  createServer: () => '/servers/create',
  volumes: () => '/volumes',
  createVolume: () => '/volumes/create',
  volume: (region: string, id: string, tab?: string) => detail('/volumes', region, id, tab),
  snapshots: () => '/snapshots',
  backups: () => '/backups',
  server: (
    region: string,
    id: string,
    tab?: 'volumes' | 'network' | 'reach' | 'console' | 'actions' | 'activity',
  ) => detail('/servers', region, id, tab),
  networks: () => '/networks',
  createNetwork: () => '/networks/create',
  network: (region: string, id: string, tab?: string) =>
    detail('/networks', region, id, tab),
  routers: () => '/routers',
  router: (region: string, id: string, tab?: string) => detail('/routers', region, id, tab),
  ports: () => '/ports',
  topology: () => '/topology',
} as const
