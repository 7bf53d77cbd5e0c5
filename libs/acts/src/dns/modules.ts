/** The acts on zones, their records and reverse records, loaded when they are first needed. */
export const dnsModules = {
  'zone.create': () => import('./create-zone.ts'),
  'zone.edit': () => import('./edit-zone.ts'),
  'zone.add-records': () => import('./add-records.ts'),
  'zone.import-records': () => import('./import-records.ts'),
  'zone.delete': () => import('./delete-zone.ts'),
  'record-set.edit': () => import('./edit-record-set.ts'),
  'record-set.set-ttl': () => import('./set-ttl.ts'),
  'record-set.delete': () => import('./delete-record-set.ts'),
  'reverse-record.set': () => import('./set-reverse.ts'),
  'reverse-record.clear': () => import('./clear-reverse.ts'),
} as const
