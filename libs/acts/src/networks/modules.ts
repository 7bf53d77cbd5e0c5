/** The acts on networks, loaded when they are first opened or carried out. */
export const networkModules = {
  'network.create': () => import('./create.ts'),
  'network.edit': () => import('./edit.ts'),
  'network.switch-on': () => import('./switch-on.ts'),
  'network.switch-off': () => import('./switch-off.ts'),
  'network.share': () => import('./share.ts'),
  'network.delete': () => import('./delete.ts'),
} as const
