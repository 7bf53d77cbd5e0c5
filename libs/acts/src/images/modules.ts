/** The acts on images, loaded when they are first opened or carried out. */
export const imageModules = {
  'image.create': () => import('./create.ts'),
  'image.import': () => import('./import.ts'),
  'image.rename': () => import('./rename.ts'),
  'image.edit': () => import('./edit.ts'),
  'image.edit-tags': () => import('./edit-tags.ts'),
  'image.edit-properties': () => import('./edit-properties.ts'),
  'image.share': () => import('./share.ts'),
  'image.unshare': () => import('./unshare.ts'),
  'image.accept': () => import('./accept.ts'),
  'image.reject': () => import('./reject.ts'),
  'image.deactivate': () => import('./deactivate.ts'),
  'image.reactivate': () => import('./reactivate.ts'),
  'image.delete': () => import('./delete.ts'),
} as const
