/** The acts on floating IPs, loaded when they are first opened or carried out. */
export const floatingIpModules = {
  'floating-ip.allocate': () => import('./allocate.ts'),
  'floating-ip.associate': () => import('./associate.ts'),
  'floating-ip.disassociate': () => import('./disassociate.ts'),
  'floating-ip.describe': () => import('./describe.ts'),
  'floating-ip.release': () => import('./release.ts'),
} as const
