/** The acts on application credentials, loaded when they are first opened or carried out. */
export const applicationCredentialModules = {
  'application-credential.create': () => import('./create.ts'),
  'application-credential.delete': () => import('./delete.ts'),
} as const
