/** The acts on containers and objects, loaded when they are first opened or carried out. */
export const fileModules = {
  'container.create': () => import('./create-container.ts'),
  'container.access': () => import('./change-access.ts'),
  'container.website': () => import('./website.ts'),
  'container.metadata': () => import('./container-metadata.ts'),
  'container.create-folder': () => import('./create-folder.ts'),
  'container.delete-objects': () => import('./delete-objects.ts'),
  'container.delete': () => import('./delete-container.ts'),
  'object.metadata': () => import('./object-metadata.ts'),
  'object.expiry': () => import('./expiry.ts'),
  'object.rename': () => import('./rename-object.ts'),
  'object.move': () => import('./move-object.ts'),
  'object.copy': () => import('./copy-object.ts'),
  'object.move-into': () => import('./move-into.ts'),
  'object.copy-into': () => import('./copy-into.ts'),
  'object.delete': () => import('./delete-object.ts'),
} as const
