/** The acts on server groups, loaded when they are first opened or carried out. */
export const serverGroupModules = {
  'server-group.create': () => import('./create.ts'),
  'server-group.delete': () => import('./delete.ts'),
} as const
