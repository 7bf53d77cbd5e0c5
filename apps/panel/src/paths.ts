/** Every address of the panel, in one place. Parameters are encoded; `paths.test.ts` pins them. */
export const paths = {
  home: () => '/',
  servers: () => '/servers',
  createServer: () => '/servers/create',
  server: (region: string, id: string, tab?: 'console' | 'actions' | 'activity') =>
    `/servers/${encodeURIComponent(region)}/${encodeURIComponent(id)}${tab === undefined ? '' : `/${tab}`}`,
} as const
