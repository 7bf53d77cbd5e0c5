import { serverActs } from '@aloft/acts/server-acts'
import type { ServerSubject } from '@aloft/acts/server-subject'
import { endingGroup, type ActGroup } from '../../../acts/act-group.ts'
import type { ServerHead } from './server-head.ts'

const a = serverActs

const groups: readonly ActGroup<ServerSubject>[] = [
  {
    id: 'power',
    label: 'Power',
    heads: [a.reboot, a.start, a.stop, a.pause, a.unpause, a.suspend, a.resume],
  },
  {
    id: 'change',
    label: 'Change',
    heads: [a.rename, a.editTags, a.editMetadata, a.changePassword, a.lock, a.unlock],
  },
  {
    id: 'groups',
    label: 'Network',
    heads: [a.attachNetwork, a.addSecurityGroup, a.removeSecurityGroup],
  },
  {
    id: 'size',
    label: 'Size and place',
    heads: [a.resize, a.confirmResize, a.revertResize, a.shelve, a.unshelve],
  },
  {
    id: 'disk',
    label: 'Disk',
    heads: [a.snapshot, a.rescue, a.unrescue, a.rebuild],
  },
  endingGroup(a.delete),
]

/** Of two acts that undo each other only the possible one is shown, else the first. */
const turns: readonly (readonly [ServerHead, ServerHead])[] = [
  [a.pause, a.unpause],
  [a.suspend, a.resume],
  [a.lock, a.unlock],
  [a.rescue, a.unrescue],
  [a.shelve, a.unshelve],
  [a.stop, a.start],
]

/** Whether an act gives way to the one that undoes it. */
function givesWay(head: ServerHead, can: (head: ServerHead) => boolean): boolean {
  for (const [first, second] of turns) {
    if (head === first) return !can(first) && can(second)
    if (head === second) return !can(second)
  }
  if (head === a.confirmResize || head === a.revertResize) return !can(head)
  return false
}

/** The acts in the order of a menu. */
export const serverActGroups: readonly ActGroup<ServerSubject>[] = groups.map((group) => ({
  ...group,
  givesWay,
}))
