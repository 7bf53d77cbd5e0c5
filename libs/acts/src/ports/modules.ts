/** The acts on ports, loaded when they are first opened or carried out. */
export const portModules = {
  'port.create': () => import('./create.ts'),
  'port.edit': () => import('./edit.ts'),
  'port.attach': () => import('./attach.ts'),
  'port.detach': () => import('./detach.ts'),
  'port.delete': () => import('./delete.ts'),
} as const
