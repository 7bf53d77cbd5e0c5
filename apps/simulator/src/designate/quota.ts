import { Fault } from '../core/fault.ts'
import type { Designate } from './model.ts'

/** Designate's own defaults. */
export const defaultLimits: Readonly<Record<string, number>> = {
  zones: 10,
  zone_recordsets: 500,
  zone_records: 500,
  recordset_records: 20,
  api_export_size: 1000,
}

export function limitsOf(
  { quotas }: Designate,
  projectId: string,
): Readonly<Record<string, number>> {
  return { ...defaultLimits, ...quotas.get(projectId)?.limits }
}

/** Throws 413 naming every limit that `wanted` goes beyond; below zero means no limit. */
export function requireQuota(
  designate: Designate,
  projectId: string,
  wanted: Readonly<Record<string, number>>,
): void {
  const limits = limitsOf(designate, projectId)
  const exceeded = Object.entries(wanted)
    .filter(([name, value]) => {
      const limit = limits[name] ?? -1
      return limit >= 0 && value > limit
    })
    .map(([name]) => name)
  if (exceeded.length === 0) return
  const names = exceeded.toSorted((a, b) => a.length - b.length).join(', ')
  throw new Fault(413, `Quota exceeded for ${names}.`, 'over_quota')
}
