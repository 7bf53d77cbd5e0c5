import type { Compute } from './compute.ts'
import type { Server } from './model.ts'

/** The name of the first event of an action, as nova-compute calls its method. */
const EVENTS: Record<string, string> = {
  create: 'compute__do_build_and_run_instance',
  delete: 'compute_terminate_instance',
  reboot: 'compute_reboot_instance',
  stop: 'compute_stop_instance',
  start: 'compute_start_instance',
  resize: 'compute_prep_resize',
  confirmResize: 'compute_confirm_resize',
  revertResize: 'compute_revert_resize',
  rebuild: 'compute_rebuild_instance',
  createImage: 'compute_snapshot_instance',
}

/** Records that something was asked of a server. */
export function startAction(
  { actions }: Compute,
  server: Server,
  action: string,
  requestId: string,
  userId: string,
  atMs: number,
): void {
  actions.put({
    id: `${server.id}/${requestId}`,
    project_id: server.project_id,
    server_id: server.id,
    action,
    request_id: requestId,
    user_id: userId,
    start_time: atMs,
    updated_at: atMs,
    message: null,
    events: [
      {
        event: EVENTS[action] ?? `compute_${action}_instance`,
        start_time: atMs,
        finish_time: null,
        result: null,
      },
    ],
  })
}

/** Records that it is over; `failed` says why it failed. */
export function finishAction(
  { actions }: Compute,
  serverId: string,
  requestId: string,
  atMs: number,
  failed: string | undefined,
): void {
  const action = actions.get(`${serverId}/${requestId}`)
  if (!action) return
  actions.put({
    ...action,
    updated_at: atMs,
    message: failed === undefined ? null : 'Error',
    events: action.events.map((event) => ({
      ...event,
      finish_time: atMs,
      result: failed === undefined ? 'Success' : 'Error',
    })),
  })
}
