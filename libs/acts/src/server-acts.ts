import { serverCan } from '@aloft/openstack/server-states'
import type { ActHead } from './act.ts'
import type { ServerSubject } from './server-subject.ts'

type ServerHead = ActHead<ServerSubject>

const head = (
  name: string,
  title: string,
  available: ServerHead['available'],
  more: Partial<Pick<ServerHead, 'bulk' | 'tone' | 'role' | 'availableAmongSeveral'>> = {},
): ServerHead => ({
  id: `server.${name}`,
  title,
  role: 'member',
  subject: 'server',
  bulk: false,
  tone: 'default',
  ...more,
  available,
})

const bulk = { bulk: true }
const danger = { tone: 'danger' } as const

/**
 * What can be done to a server: everything that its button needs. The rest of each act stands in
 * `servers/` and is loaded when it is first opened.
 */
export const serverActs = {
  // Which of the two kinds is possible is asked when the kind is chosen; hard is possible more often.
  reboot: head('reboot', 'Reboot', serverCan.rebootHard, bulk),
  start: head('start', 'Start', serverCan.start, bulk),
  stop: head('stop', 'Shut down', serverCan.stop, bulk),
  pause: head('pause', 'Pause', serverCan.pause, bulk),
  unpause: head('unpause', 'Unpause', serverCan.unpause, bulk),
  suspend: head('suspend', 'Suspend', serverCan.suspend, bulk),
  resume: head('resume', 'Resume', serverCan.resume, bulk),
  shelve: head('shelve', 'Shelve', serverCan.shelve, bulk),
  unshelve: head('unshelve', 'Unshelve', serverCan.unshelve, bulk),
  rename: head('rename', 'Rename', serverCan.rename),
  editTags: head('edit-tags', 'Edit tags', serverCan.editTags),
  editMetadata: head('edit-metadata', 'Edit metadata', serverCan.editMetadata),
  resize: head('resize', 'Resize', serverCan.resize),
  confirmResize: head('confirm-resize', 'Confirm resize', serverCan.confirmResize, bulk),
  revertResize: head('revert-resize', 'Revert resize', serverCan.revertResize, bulk),
  rebuild: head('rebuild', 'Rebuild', serverCan.rebuild, danger),
  rescue: head('rescue', 'Rescue', serverCan.rescue),
  unrescue: head('unrescue', 'Leave rescue', serverCan.unrescue, bulk),
  snapshot: head('snapshot', 'Save image', serverCan.snapshot),
  changePassword: head('change-password', 'Change password', serverCan.changePassword),
  lock: head('lock', 'Lock', serverCan.lock, bulk),
  unlock: head('unlock', 'Unlock', serverCan.unlock, bulk),
  addSecurityGroup: head(
    'add-security-group',
    'Add security group',
    serverCan.securityGroups,
  ),
  removeSecurityGroup: head(
    'remove-security-group',
    'Remove security group',
    serverCan.securityGroups,
  ),
  attachNetwork: head('attach-network', 'Attach network', serverCan.interfaces),
  // One that is locked is unlocked first, when its name was typed; several are not so easily.
  delete: head('delete', 'Delete', serverCan.deleteUnlocking, {
    ...bulk,
    ...danger,
    availableAmongSeveral: serverCan.delete,
  }),
} as const satisfies Record<string, ServerHead>
