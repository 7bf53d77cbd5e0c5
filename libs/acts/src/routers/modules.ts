/** The acts on routers, loaded when they are first opened or carried out. */
export const routerModules = {
  'router.create': () => import('./create.ts'),
  'router.edit': () => import('./edit.ts'),
  'router.set-gateway': () => import('./set-gateway.ts'),
  'router.clear-gateway': () => import('./clear-gateway.ts'),
  'router.add-interface': () => import('./add-interface.ts'),
  'router.remove-interface': () => import('./remove-interface.ts'),
  'router.edit-routes': () => import('./edit-routes.ts'),
  'router.delete': () => import('./delete.ts'),
} as const
