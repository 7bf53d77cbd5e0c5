import type { ServerGroup } from '@aloft/openstack/server-group'
import type { Examples } from './examples.ts'
import { odd } from './odd-texts.ts'

const group: ServerGroup = {
  region: 'dfw',
  id: '3f1c',
  name: odd,
  policy: 'anti-affinity',
  memberIds: ['s-1'],
}

export const serverGroupExamples: Examples = {
  subject: group,
  inputs: { 'server-group.create': { region: 'dfw', name: odd, policy: 'affinity' } },
}
