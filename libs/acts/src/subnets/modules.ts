/** The acts on subnets, loaded when they are first opened or carried out. */
export const subnetModules = {
  'subnet.create': () => import('./create.ts'),
  'subnet.edit': () => import('./edit.ts'),
  'subnet.delete': () => import('./delete.ts'),
} as const
