/** The acts on security groups and rules, loaded when they are first opened or carried out. */
export const securityModules = {
  'security-group.create': () => import('./create.ts'),
  'security-group.edit': () => import('./edit.ts'),
  'security-group.open': () => import('./open.ts'),
  'security-group.add-rule': () => import('./add-rule.ts'),
  'security-group.delete': () => import('./delete.ts'),
  'security-rule.edit': () => import('./edit-rule.ts'),
  'security-rule.delete': () => import('./delete-rule.ts'),
} as const
