import { Fault } from '../../core/fault.ts'
import { stringAt } from '../../core/json.ts'
import { queueSnapshot, setSnapshot } from '../image.ts'
import { hostOf } from '../server-builder.ts'
import { ACCEPTED, type ActionFamily, begin } from '../task.ts'
import { zonesOf } from '../zones.ts'

/** Putting a server away as an image, and taking it out again. */
export const shelve: ActionFamily = {
  actions: {
    shelve: {
      rule: 'os-shelve:shelve',
      member: true,
      states: ['active', 'stopped', 'paused', 'suspended'],
      run(request) {
        const { compute, server } = request
        const image = queueSnapshot(compute, server, `${server.name}-shelved`, {})
        begin(
          request,
          'shelve',
          { task_state: 'shelving', snapshot_id: image.id },
          { step: 'shelving-pending', seconds: 0.8 },
        )
        return ACCEPTED
      },
    },
    shelveOffload: {
      rule: 'os-shelve:shelve_offload',
      member: false,
      states: ['shelved'],
      run(request) {
        begin(
          request,
          'shelveOffload',
          { task_state: 'shelving_offloading' },
          { step: 'shelved-offloaded', seconds: 0.8 },
        )
        return ACCEPTED
      },
    },
    unshelve: {
      rule: 'os-shelve:unshelve',
      member: true,
      states: ['shelved', 'shelved_offloaded'],
      run(request) {
        const { argument, compute, server } = request
        const zone = stringAt(argument, 'availability_zone')
        if (zone !== undefined && !zonesOf(compute).includes(zone)) {
          throw new Fault(400, 'The requested availability zone is not available')
        }
        begin(
          request,
          'unshelve',
          { task_state: 'unshelving', availability_zone: zone ?? server.availability_zone },
          { step: 'unshelved', seconds: 3 },
        )
        return ACCEPTED
      },
    },
  },
  steps: {
    'shelving-pending': () => ({
      change: { task_state: 'shelving_image_pending_upload' },
      next: { step: 'shelving-uploading', seconds: 0.7 },
    }),
    'shelving-uploading'(compute, { snapshot_id }, atMs) {
      setSnapshot(compute, snapshot_id, 'saving', atMs)
      return {
        change: { task_state: 'shelving_image_uploading', power_state: 4 },
        next: { step: 'shelving-offloading', seconds: 2 },
      }
    },
    'shelving-offloading'(compute, { snapshot_id }, atMs) {
      setSnapshot(compute, snapshot_id, 'active', atMs)
      return {
        change: { vm_state: 'shelved', task_state: 'shelving_offloading' },
        next: { step: 'shelved-offloaded', seconds: 0.8 },
      }
    },
    'shelved-offloaded': () => ({
      change: {
        vm_state: 'shelved_offloaded',
        task_state: null,
        power_state: 4,
        host: null,
      },
    }),
    unshelved(compute, server, atMs) {
      if (server.snapshot_id !== undefined) compute.images.delete(server.snapshot_id)
      return {
        change: {
          vm_state: 'active',
          task_state: null,
          power_state: 1,
          host: hostOf(server.id),
          launched_at: atMs,
          snapshot_id: undefined,
        },
      }
    },
  },
}
