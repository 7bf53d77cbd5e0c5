/** The acts on key pairs, loaded when they are first opened or carried out. */
export const keyPairModules = {
  'key-pair.create': () => import('./create.ts'),
  'key-pair.import': () => import('./import.ts'),
  'key-pair.delete': () => import('./delete.ts'),
} as const
