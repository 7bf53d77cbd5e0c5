import { Fault } from '../../core/fault.ts'
import { invalidField } from '../body.ts'
import { stringAt } from '../../core/json.ts'
import { requireQuota } from '../quota.ts'
import { ACCEPTED, type ActionFamily, begin } from '../task.ts'
import { requireBootable } from '../image.ts'

/** Resize, which waits for a word, and the two words. */
export const resize: ActionFamily = {
  actions: {
    resize: {
      rule: 'servers:resize',
      member: true,
      states: ['active', 'stopped'],
      run(request) {
        const { argument, compute, server } = request
        const flavorId = stringAt(argument, 'flavorRef')
        if (flavorId === undefined) {
          throw invalidField('resize', argument, `'flavorRef' is a required property`)
        }
        const flavor = compute.flavors.get(flavorId)
        if (!flavor) throw new Fault(400, 'Unable to locate requested flavor.')
        if (flavor.id === server.flavor_id) {
          throw new Fault(400, 'When resizing, instances must change flavor!')
        }
        const image = compute.images.get(server.image_id)
        if (image) requireBootable({ ...image, status: 'active' }, flavor)
        const before = compute.flavors.get(server.flavor_id)
        requireQuota(compute, server.project_id, {
          cores: flavor.vcpus - (before?.vcpus ?? 0),
          ram: flavor.ram - (before?.ram ?? 0),
        })
        begin(
          request,
          'resize',
          {
            task_state: 'resize_prep',
            previous_vm_state: server.vm_state,
            other_flavor_id: flavor.id,
            progress: 0,
          },
          { step: 'resize-migrating', seconds: 0.8 },
        )
        return ACCEPTED
      },
    },
    confirmResize: {
      rule: 'servers:confirm_resize',
      member: true,
      states: ['resized'],
      run(request) {
        requireUndecided(request.server.pending !== undefined)
        begin(request, 'confirmResize', {}, { step: 'resize-confirmed', seconds: 1 })
        return { status: 204 }
      },
    },
    revertResize: {
      rule: 'servers:revert_resize',
      member: true,
      states: ['resized'],
      run(request) {
        requireUndecided(request.server.pending !== undefined)
        begin(
          request,
          'revertResize',
          { task_state: 'resize_reverting' },
          { step: 'resize-reverted', seconds: 2 },
        )
        return ACCEPTED
      },
    },
  },
  steps: {
    'resize-migrating'({ flavors }, server) {
      const from = flavors.get(server.flavor_id)
      const to = flavors.get(server.other_flavor_id ?? '')
      // The hypervisor cannot shrink a disk, and only it finds out.
      if (!to || (from && to.disk < from.disk)) {
        return {
          change: {
            task_state: null,
            other_flavor_id: undefined,
            previous_vm_state: undefined,
          },
          failed: 'Resize error: Unable to resize disk down.',
        }
      }
      return {
        change: { task_state: 'resize_migrating', progress: 25 },
        next: { step: 'resize-migrated', seconds: 1.5 },
      }
    },
    'resize-migrated': () => ({
      change: { task_state: 'resize_migrated', progress: 60 },
      next: { step: 'resize-finish', seconds: 0.7 },
    }),
    'resize-finish': () => ({
      change: { task_state: 'resize_finish', progress: 80 },
      next: { step: 'resized', seconds: 1 },
    }),
    resized: (_compute, server) => ({
      change: {
        vm_state: 'resized',
        task_state: null,
        progress: 100,
        flavor_id: server.other_flavor_id ?? server.flavor_id,
        other_flavor_id: server.flavor_id,
      },
    }),
    'resize-confirmed': (_compute, server) => ({ change: settled(server) }),
    'resize-reverted': (_compute, server) => ({
      change: { ...settled(server), flavor_id: server.other_flavor_id ?? server.flavor_id },
    }),
  },
}

function settled({ previous_vm_state }: { previous_vm_state?: string }) {
  const stopped = previous_vm_state === 'stopped'
  return {
    vm_state: stopped ? 'stopped' : 'active',
    power_state: stopped ? 4 : 1,
    task_state: null,
    other_flavor_id: undefined,
    previous_vm_state: undefined,
    progress: 0,
  } as const
}

function requireUndecided(decided: boolean): void {
  if (decided) throw new Fault(400, 'Instance has not been resized.')
}
