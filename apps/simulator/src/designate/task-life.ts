import { toMicroseconds } from '../core/clock.ts'
import { Fault } from '../core/fault.ts'
import type { Designate, ZoneTask } from './model.ts'
import { requireQuota } from './quota.ts'
import { createZone } from './zone-create.ts'
import { parseZone, WrongZoneFile } from './zone-parse.ts'

type Outcome = Pick<ZoneTask, 'status' | 'message'> & Partial<ZoneTask>

/** Carries out an import or an export that is due. */
export function settleTask(designate: Designate, task: ZoneTask): void {
  const outcome =
    task.kind === 'IMPORT' ? importOf(designate, task) : exportOf(designate, task)
  const { pending: _, text: __, ...settled } = task
  designate.tasks.put({
    ...settled,
    ...outcome,
    version: task.version + 1,
    updated_at: toMicroseconds(designate.cloud.clock.now()),
  })
}

function exportOf(designate: Designate, task: ZoneTask): Outcome {
  const size = designate.recordSets.by('zone_id', task.zone_id ?? '').length
  try {
    requireQuota(designate, task.project_id, { api_export_size: size })
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { status: 'ERROR', message: 'Zone is too large to export' }
  }
  const location = `designate://v2/zones/tasks/exports/${task.id}/export`
  return { status: 'COMPLETE', message: null, location }
}

function importOf(designate: Designate, task: ZoneTask): Outcome {
  try {
    const { sets, ...zone } = parseZone(task.text ?? '')
    const made = createZone(
      designate,
      { ...zone, project_id: task.project_id, type: 'PRIMARY' },
      sets,
    )
    return { status: 'COMPLETE', message: `${made.name} imported`, zone_id: made.id }
  } catch (error) {
    if (error instanceof WrongZoneFile) return { status: 'ERROR', message: error.message }
    if (!(error instanceof Fault)) throw error
    return { status: 'ERROR', message: messageOf(error) }
  }
}

function messageOf({ type, message }: Fault): string {
  if (type === 'duplicate_zone') return 'Duplicate zone.'
  if (type === 'over_quota') return 'Quota exceeded during zone import.'
  return `An undefined error occurred. ${message.slice(0, 130)}`
}
